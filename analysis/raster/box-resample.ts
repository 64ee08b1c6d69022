/** Where a block of pixels lies on a picture: picture column = (column + 0.5) · scaleX + offsetX, rows alike. */
export interface Placement {
  readonly offsetX: number;
  readonly offsetY: number;
  readonly scaleX: number;
  readonly scaleY: number;
}

/**
 * Draws pixels on a picture of another size. Shrinking averages: each picture pixel is the mean of the valid pixels whose
 * centres fall into it, NaN when there is none, so holes never blend. Enlarging takes the nearest pixel.
 */
export function boxResample(
  source: Float32Array,
  sourceWidth: number,
  place: Placement,
  width: number,
  height: number,
): Float32Array {
  const sourceHeight = source.length / sourceWidth;
  if (isSame(place) && sourceWidth === width && sourceHeight === height) return source;
  return place.scaleX <= 1 && place.scaleY <= 1
    ? shrink(source, sourceWidth, sourceHeight, place, width, height)
    : enlarge(source, sourceWidth, sourceHeight, place, width, height);
}

const isSame = ({ offsetX, offsetY, scaleX, scaleY }: Placement): boolean =>
  Math.abs(offsetX) + Math.abs(offsetY) + Math.abs(scaleX - 1) + Math.abs(scaleY - 1) < 1e-6;

function shrink(
  source: Float32Array,
  sourceWidth: number,
  sourceHeight: number,
  { offsetX, offsetY, scaleX, scaleY }: Placement,
  width: number,
  height: number,
): Float32Array {
  const sums = new Float64Array(width * height);
  const counts = new Uint32Array(width * height);
  const columns = Int32Array.from({ length: sourceWidth }, (_, column) =>
    Math.floor((column + 0.5) * scaleX + offsetX),
  );
  for (let row = 0; row < sourceHeight; row++) {
    const targetRow = Math.floor((row + 0.5) * scaleY + offsetY);
    if (targetRow < 0 || targetRow >= height) continue;
    for (let column = 0, at = row * sourceWidth; column < sourceWidth; column++, at++) {
      const value = source[at]!;
      const targetColumn = columns[column]!;
      if (Number.isNaN(value) || targetColumn < 0 || targetColumn >= width) continue;
      const target = targetRow * width + targetColumn;
      sums[target] = sums[target]! + value;
      counts[target] = counts[target]! + 1;
    }
  }
  return Float32Array.from(sums, (sum, index) => (counts[index] === 0 ? Number.NaN : sum / counts[index]!));
}

function enlarge(
  source: Float32Array,
  sourceWidth: number,
  sourceHeight: number,
  { offsetX, offsetY, scaleX, scaleY }: Placement,
  width: number,
  height: number,
): Float32Array {
  const output = new Float32Array(width * height).fill(Number.NaN);
  for (let row = 0; row < height; row++) {
    const sourceRow = Math.floor((row + 0.5 - offsetY) / scaleY);
    if (sourceRow < 0 || sourceRow >= sourceHeight) continue;
    for (let column = 0; column < width; column++) {
      const sourceColumn = Math.floor((column + 0.5 - offsetX) / scaleX);
      if (sourceColumn < 0 || sourceColumn >= sourceWidth) continue;
      output[row * width + column] = source[sourceRow * sourceWidth + sourceColumn]!;
    }
  }
  return output;
}
