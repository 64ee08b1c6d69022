/** Kinds of cells that hold bytes and not text: whole numbers, doubles, currency and moments. */
export const isBinaryKind = (kind: string, bytes: number): boolean =>
  ((kind === 'I' || kind === '+') && bytes === 4) ||
  ((kind === 'O' || kind === 'B' || kind === 'Y' || kind === 'T' || kind === '@') && bytes === 8);

/**
 * Reads a binary cell: I and + are whole numbers of 32 bits, O and B doubles, Y ten-thousandths of a currency unit, T and @ a Julian
 * day with milliseconds, given as `YYYY-MM-DDThh:mm:ss`. dBASE 7 keeps numbers big-endian with the sign bit turned round so that
 * they sort as bytes; everything else is little-endian.
 */
export function readBinaryCell(view: DataView, at: number, kind: string, isLevel7: boolean): number | string | null {
  switch (kind) {
    case 'I':
    case '+':
      return isLevel7 ? (view.getUint32(at) ^ 0x80000000) | 0 : view.getInt32(at, true);
    case 'Y': {
      const value = Number(view.getBigInt64(at, true)) / 10_000;
      return Number.isFinite(value) ? value : null;
    }
    case 'T':
    case '@':
      return (
        momentOf(view.getUint32(at, true), view.getUint32(at + 4, true)) ??
        momentOf(view.getUint32(at), view.getUint32(at + 4))
      );
    default: {
      const value = isLevel7 ? sortableDouble(view.getBigUint64(at)) : view.getFloat64(at, true);
      return Number.isFinite(value) ? value : null;
    }
  }
}

const SIGN = 1n << 63n;

function sortableDouble(bits: bigint): number {
  if (bits === 0n) return 0;
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, (bits & SIGN) !== 0n ? bits ^ SIGN : ~bits & 0xffff_ffff_ffff_ffffn);
  return view.getFloat64(0);
}

const JULIAN_DAY_OF_1970 = 2_440_588;
const DAY_MS = 86_400_000;

/** Null for an empty cell and for anything outside the years 1 to 9999. */
function momentOf(julianDay: number, milliseconds: number): string | null {
  if (julianDay < 1_721_426 || julianDay > 5_373_484 || milliseconds > DAY_MS) return null;
  const time = (julianDay - JULIAN_DAY_OF_1970) * DAY_MS + milliseconds;
  return new Date(Math.round(time / 1000) * 1000).toISOString().slice(0, 19);
}
