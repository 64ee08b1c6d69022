import { COVERS, type Cover } from '../landcover/covers.ts';
import { BAND_NAMES, SPECTRA } from './spectra.ts';

/** Mean reflectance of every cover in one season: table[cover * 10 + band]. */
export function coverSpectra(season: 'may' | 'january'): Float32Array {
  const table = new Float32Array(COVERS.length * BAND_NAMES.length);
  COVERS.forEach((cover, c) => {
    for (const [name, share] of mixtureOf(cover, season)) {
      SPECTRA[name].mean.forEach((value, b) => {
        table[c * BAND_NAMES.length + b]! += share * value;
      });
    }
  });
  return table;
}

const mixtureOf = (cover: Cover, season: 'may' | 'january') => (season === 'may' ? cover.may : cover.january);
