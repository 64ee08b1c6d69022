/** Leading bytes of files that people rename, and what to call them. */
const SIGNATURES: readonly (readonly [bytes: readonly number[], name: string])[] = [
  [[0xff, 0xd8, 0xff], 'JPEG'],
  [[0x89, 0x50, 0x4e, 0x47], 'PNG'],
  [[0x50, 0x4b, 0x03, 0x04], 'ZIP'],
  [[0x25, 0x50, 0x44, 0x46], 'PDF'],
  [[0x47, 0x49, 0x46, 0x38], 'GIF'],
  [[0x53, 0x51, 0x4c, 0x69], 'SQLite'],
  [[0x45, 0x48, 0x46, 0x41], 'ERDAS IMG'],
  [[0x89, 0x48, 0x44, 0x46], 'HDF5'],
];

/** The name of the format that these first bytes belong to, '' when they are not one that people rename. */
export function looksLike(head: Uint8Array): string {
  return SIGNATURES.find(([bytes]) => bytes.every((byte, index) => head[index] === byte))?.[1] ?? '';
}
