const DAY_MS = 86_400_000;

/** The day a share of the way from one day to another, YYYY-MM-DD. */
export function dayBetween(from: string, to: string, share: number): string {
  const [start, end] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)];
  return new Date(start + Math.round(((end - start) * share) / DAY_MS) * DAY_MS).toISOString().slice(0, 10);
}
