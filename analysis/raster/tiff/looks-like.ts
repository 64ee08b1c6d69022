interface Signature {
  readonly bytes: readonly number[];
  readonly name: string;
  /** a picture or a grid that GDAL turns into a GeoTIFF */
  readonly isRaster?: true;
}

/** Leading bytes of files that people rename, and what to call them. */
const SIGNATURES: readonly Signature[] = [
  { bytes: [0, 0, 0, 0x0c, 0x6a, 0x50, 0x20, 0x20], name: 'JPEG 2000', isRaster: true },
  { bytes: [0xff, 0x4f, 0xff, 0x51], name: 'JPEG 2000', isRaster: true },
  { bytes: [0xff, 0xd8, 0xff], name: 'JPEG', isRaster: true },
  { bytes: [0x89, 0x50, 0x4e, 0x47], name: 'PNG', isRaster: true },
  { bytes: [0x50, 0x4b, 0x03, 0x04], name: 'ZIP' },
  { bytes: [0x25, 0x50, 0x44, 0x46], name: 'PDF' },
  { bytes: [0x47, 0x49, 0x46, 0x38], name: 'GIF', isRaster: true },
  { bytes: [0x42, 0x4d], name: 'BMP', isRaster: true },
  { bytes: [0x53, 0x51, 0x4c, 0x69], name: 'SQLite' },
  { bytes: [0x45, 0x48, 0x46, 0x41], name: 'ERDAS IMG', isRaster: true },
  { bytes: [0x89, 0x48, 0x44, 0x46], name: 'HDF5', isRaster: true },
  { bytes: [0x0e, 0x03, 0x13, 0x01], name: 'HDF4', isRaster: true },
  { bytes: [0x43, 0x44, 0x46, 0x01], name: 'NetCDF', isRaster: true },
  { bytes: [0x43, 0x44, 0x46, 0x02], name: 'NetCDF', isRaster: true },
  { bytes: [0x4e, 0x49, 0x54, 0x46], name: 'NITF', isRaster: true },
  { bytes: [...'<VRTDataset'].map((letter) => letter.charCodeAt(0)), name: 'GDAL VRT', isRaster: true },
  { bytes: [...'PCIDSK'].map((letter) => letter.charCodeAt(0)), name: 'PCIDSK', isRaster: true },
];

const signatureOf = (head: Uint8Array): Signature | undefined =>
  SIGNATURES.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte));

/** The name of the format that these first bytes belong to, '' when they are not one that people rename. */
export const looksLike = (head: Uint8Array): string => signatureOf(head)?.name ?? '';

/** The name of a raster format other than TIFF, by its first bytes; null for anything else. */
export function otherRasterFormat(head: Uint8Array): string | null {
  const found = signatureOf(head);
  // Two letters begin many a text: a bitmap says its own length, and has no letters behind them.
  if (found === undefined || found.isRaster !== true || (found.name === 'BMP' && (head[6] !== 0 || head[8] !== 0)))
    return null;
  return found.name;
}
