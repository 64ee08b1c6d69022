/** Smallest share of the largest pivot that still counts: below it the unknowns cannot be told apart. */
const SMALLEST_PIVOT = 1e-11;

/** Least squares: the unknowns for which rows · unknowns comes nearest to `wanted`; null where the rows do not determine them. */
export function solveNormal(rows: readonly (readonly number[])[], wanted: readonly number[]): number[] | null {
  const size = rows[0]?.length ?? 0;
  const matrix = Array.from({ length: size }, () => new Float64Array(size + 1));
  for (const [index, row] of rows.entries()) {
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) matrix[i]![j]! += row[i]! * row[j]!;
      matrix[i]![size]! += row[i]! * wanted[index]!;
    }
  }
  return eliminated(matrix, size);
}

/** Gaussian elimination with the largest pivot of each column. */
function eliminated(matrix: Float64Array[], size: number): number[] | null {
  let largest = 0;
  for (let column = 0; column < size; column++) {
    let best = column;
    for (let row = column; row < size; row++) {
      if (Math.abs(matrix[row]![column]!) > Math.abs(matrix[best]![column]!)) best = row;
    }
    [matrix[column], matrix[best]] = [matrix[best]!, matrix[column]!];
    const pivot = matrix[column]!;
    largest = Math.max(largest, Math.abs(pivot[column]!));
    if (!(Math.abs(pivot[column]!) > largest * SMALLEST_PIVOT)) return null;
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const factor = matrix[row]![column]! / pivot[column]!;
      for (let at = column; at <= size; at++) matrix[row]![at]! -= factor * pivot[at]!;
    }
  }
  return matrix.map((row, index) => row[size]! / row[index]!);
}
