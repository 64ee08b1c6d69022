/** A file that holds one band of a scene, and which one. */
export interface BandFile {
  readonly name: string;
  /** lower case, no leading zero: "4", "8a" */
  readonly number: string;
}

/** The single-band files of one scene. */
export interface BandFileSet {
  /** what their names have in common: "T50TMK_20250518T030539" */
  readonly stem: string;
  readonly files: readonly BandFile[];
}

const NAME = /^(.*?)[_\-. ](?:b|band[_-]?)0?(\d{1,2}a?)((?:_(\d{2})m)?(?:[_-].*)?)$/i;
/** Fewer files than this are no scene that anything could be computed from. */
const BANDS_AT_LEAST = 3;

/**
 * Groups file names by scene: …_B02.tif, …_B8A.tif, …_SR_B4.TIF, … band 3.tif. Of a band that is there in several
 * resolutions (…_B02_10m, …_B02_20m) the finest is taken. Bands are in the order of their numbers, 8A after 8.
 *
 * @param extension of the files to look at, without the dot
 */
export function bandFileSets(names: readonly string[], extension: RegExp): BandFileSet[] {
  const sets = new Map<string, Map<string, { name: string; metres: number }>>();
  for (const name of [...names].sort()) {
    const [, stem, ending] = /^(.*)\.([^.]+)$/.exec(name) ?? [];
    const [, before = '', number, after = '', metres] = NAME.exec(stem ?? '') ?? [];
    if (number === undefined || !extension.test(ending ?? '')) continue;
    const scene = before + after.replace(/^_\d{2}m/, '');
    const files = sets.get(scene) ?? new Map<string, { name: string; metres: number }>();
    const known = files.get(number.toLowerCase());
    const found = { name, metres: Number(metres ?? 0) };
    if (known === undefined || found.metres < known.metres) files.set(number.toLowerCase(), found);
    sets.set(scene, files);
  }
  return [...sets]
    .filter(([, files]) => files.size >= BANDS_AT_LEAST)
    .map(([stem, files]) => ({
      stem,
      files: [...files]
        .map(([number, { name }]) => ({ name, number }))
        .sort((one, other) => order(one.number) - order(other.number)),
    }));
}

const order = (number: string): number => Number.parseInt(number, 10) + (number.endsWith('a') ? 0.5 : 0);
