import type { Language } from '../words/index.ts';

const grouped = (value: number, digits: number): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });

export const formatCount = (value: number): string => grouped(value, 0);

/**
 * An area for people: m² below one hectare, then hectares with 亩 (1 ha = 15 亩), then km².
 *
 * @example formatArea(10_000, 'zh') // '1.00 公顷（15.0 亩）'
 */
export function formatArea(areaM2: number, language: Language): string {
  if (!Number.isFinite(areaM2)) return '–';
  if (areaM2 < 10_000)
    return language === 'zh'
      ? `${grouped(areaM2, 0)} m²（${grouped(areaM2 / 666.667, 1)} 亩）`
      : `${grouped(areaM2, 0)} m²`;
  if (areaM2 < 10_000_000) {
    const hectares = grouped(areaM2 / 10_000, 2);
    return language === 'zh' ? `${hectares} 公顷（${grouped((areaM2 * 15) / 10_000, 1)} 亩）` : `${hectares} ha`;
  }
  return `${grouped(areaM2 / 1_000_000, 2)} km²`;
}

/** A distance: whole metres with one decimal below a kilometre, then kilometres. */
export function formatDistance(distanceM: number): string {
  if (!Number.isFinite(distanceM)) return '–';
  return distanceM < 1000 ? `${grouped(distanceM, 1)} m` : `${grouped(distanceM / 1000, 3)} km`;
}

/**
 * A share as a percentage that rounds down, so that 100 % is only shown when nobody is left out.
 *
 * @example formatShare(9999, 10_000) // '99.9%'
 */
export function formatShare(part: number, whole: number): string {
  if (!(whole > 0) || !Number.isFinite(part)) return '–';
  return `${(Math.floor((part / whole) * 1000 + 1e-9) / 10).toFixed(1)}%`;
}

/** ISO time → 14:03:12 on this computer's clock. */
export function formatClock(iso: string): string {
  const time = new Date(iso);
  return Number.isNaN(time.getTime())
    ? '–'
    : [time.getHours(), time.getMinutes(), time.getSeconds()].map(twoDigits).join(':');
}

/** ISO time → 2026-05-20 14:03. */
export function formatDayTime(iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return '–';
  const day = [time.getFullYear(), twoDigits(time.getMonth() + 1), twoDigits(time.getDate())].join('-');
  return `${day} ${twoDigits(time.getHours())}:${twoDigits(time.getMinutes())}`;
}

/** Seconds → 4.2 s, 3 min 20 s. */
export function formatDuration(seconds: number, language: Language): string {
  if (!Number.isFinite(seconds)) return '–';
  const [second, minute] = language === 'zh' ? [' 秒', ' 分 '] : [' s', ' min '];
  if (seconds < 60) return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)}${second}`;
  return `${Math.floor(seconds / 60)}${minute}${Math.round(seconds % 60)}${second}`;
}

/** Bytes → 1.4 MB (decimal, as file managers count). */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(0)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** A value of a table cell as text. */
export function formatCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : String(Math.round(value * 1e6) / 1e6);
  return String(value);
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');
