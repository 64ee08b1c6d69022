/**
 * Douglas & Peucker (1973) on one open or closed chain of x, y pairs. The two ends stay; a closed chain is first cut at the point
 * farthest from its start.
 */
export function simplifyChain(points: readonly number[], toleranceM: number): number[] {
  const count = points.length / 2;
  const keep = new Uint8Array(count);
  keep[0] = 1;
  keep[count - 1] = 1;
  const isClosed = points[0] === points.at(-2) && points[1] === points.at(-1);
  const spans: [number, number][] = [];
  if (isClosed) {
    const far = farthestFromStart(points);
    keep[far] = 1;
    spans.push([0, far], [far, count - 1]);
  } else spans.push([0, count - 1]);
  while (spans.length > 0) {
    const [from, to] = spans.pop()!;
    let worst = 0;
    let at = -1;
    for (let i = from + 1; i < to; i++) {
      const distance = distanceToSegment(points, i, from, to);
      if (distance > worst) {
        worst = distance;
        at = i;
      }
    }
    if (at >= 0 && worst > toleranceM) {
      keep[at] = 1;
      spans.push([from, at], [at, to]);
    }
  }
  const kept: number[] = [];
  for (let i = 0; i < count; i++) if (keep[i] === 1) kept.push(points[2 * i]!, points[2 * i + 1]!);
  return kept;
}

function farthestFromStart(points: readonly number[]): number {
  let best = 0;
  let at = 1;
  for (let i = 1; i < points.length / 2; i++) {
    const distance = Math.hypot(points[2 * i]! - points[0]!, points[2 * i + 1]! - points[1]!);
    if (distance > best) {
      best = distance;
      at = i;
    }
  }
  return at;
}

function distanceToSegment(points: readonly number[], i: number, from: number, to: number): number {
  const [x, y] = [points[2 * i]!, points[2 * i + 1]!];
  const [ax, ay] = [points[2 * from]!, points[2 * from + 1]!];
  const [dx, dy] = [points[2 * to]! - ax, points[2 * to + 1]! - ay];
  const length2 = dx * dx + dy * dy;
  const t = length2 > 0 ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length2)) : 0;
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}
