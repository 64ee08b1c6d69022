import type { SampleOptions } from './index.ts';
import type { SceneSpec } from './scenes/scene-spec.ts';

export const GENERATOR_VERSION = 2;

export interface WrittenFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface Manifest extends SampleOptions {
  readonly source: '演示数据';
  readonly generatorVersion: number;
  readonly scenes: readonly {
    readonly date: string;
    readonly role: string;
    readonly file: string;
    readonly mask: string;
  }[];
  readonly files: readonly WrittenFile[];
}

export function makeManifest(
  options: SampleOptions,
  scenes: readonly SceneSpec[],
  files: readonly WrittenFile[],
): Manifest {
  return {
    source: '演示数据',
    generatorVersion: GENERATOR_VERSION,
    seed: options.seed,
    extent: options.extent,
    scenes: scenes.map(({ date, role }) => ({ date, role, file: `scene-${date}.tif`, mask: `mask-${date}.tif` })),
    files,
  };
}
