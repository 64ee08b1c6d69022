const IN_NAME = /(?<!\d)((?:19|20)\d{2})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d{2})/g;
const IN_TAG = /^(\d{4})[:-](\d{2})[:-](\d{2})/;
/** Landsat scene identifiers: sensor, path and row, then year and day of the year, then the station. */
const LANDSAT_DAY = /L[COTEM][4-9]\d{6}((?:19|20)\d{2})([0-3]\d{2})[A-Z]{3}\d{2}/;
/** The older ones: L71119038_03820000317, the date behind the row. */
const LANDSAT_OLD = /L[4-7]\d{7}_\d{3}((?:19|20)\d{2})(\d{2})(\d{2})/;

/** Names under which programs and agencies store when a scene was taken. */
const METADATA_KEYS = [
  ...['DATE_ACQUIRED', 'ACQUISITIONDATETIME', 'ACQUISITION_DATE', 'ACQUISITIONDATE', 'ACQUISITION TIME'],
  ...[
    'ACQUISITION_TIME',
    'SENSING_TIME',
    'PRODUCT_START_TIME',
    'DATATAKE_1_DATATAKE_SENSING_START',
    'DATETIME',
    'ACQUIRED',
  ],
] as const;

/** What may tell the day beside the name and the date tag. */
export interface DateHints {
  readonly metadata?: ReadonlyMap<string, string>;
  /** names of the bands: some programs write the scene they came from into them */
  readonly bandNames?: readonly (string | null)[];
}

/**
 * The day a raster was taken, YYYY-MM-DD: from its name, which people and agencies keep, then from its metadata and the names
 * of its bands, else from its date tag, which some programs set to the day of processing; null when nothing tells.
 *
 * @example rasterDate('T50TMK_20250518T030539_B02.tif', undefined) // '2025-05-18'
 * @example rasterDate('LC80200392015216LGN00_B4.TIF', undefined) // '2015-08-04'
 */
export function rasterDate(name: string, dateTag: string | undefined, hints: DateHints = {}): string | null {
  const own = dateInName(name);
  if (own !== null) return own;
  for (const key of METADATA_KEYS) {
    const date = dateInTag(hints.metadata?.get(key));
    if (date !== null) return date;
  }
  for (const bandName of hints.bandNames ?? []) {
    const date = landsatDate(bandName ?? '');
    if (date !== null) return date;
  }
  return dateInTag(dateTag);
}

function dateInName(name: string): string | null {
  const landsat = landsatDate(name);
  if (landsat !== null) return landsat;
  for (const [, year, month, day] of name.matchAll(IN_NAME)) {
    const date = checkedDate(year, month, day);
    if (date !== null) return date;
  }
  return null;
}

function landsatDate(text: string): string | null {
  const [, oldYear, oldMonth, oldDay] = LANDSAT_OLD.exec(text) ?? [];
  if (oldYear !== undefined) return checkedDate(oldYear, oldMonth, oldDay);
  const [, year, dayOfYear] = LANDSAT_DAY.exec(text) ?? [];
  if (year === undefined || !(Number(dayOfYear) >= 1 && Number(dayOfYear) <= 366)) return null;
  return new Date(Date.UTC(Number(year), 0, Number(dayOfYear))).toISOString().slice(0, 10);
}

function dateInTag(text: string | undefined): string | null {
  const [, year, month, day] = IN_TAG.exec(text ?? '') ?? [];
  return checkedDate(year, month, day);
}

function checkedDate(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const last = new Date(Date.UTC(y, m, 0)).getUTCDate();
  return y >= 1970 && y < 2100 && m >= 1 && m <= 12 && d >= 1 && d <= last ? `${year}-${month}-${day}` : null;
}
