import { crsProblem } from '../../../analysis/core/crs/crs-problem.ts';
import { isKnownCrs } from '../../../analysis/core/crs.ts';
import { recognizeWkt } from '../../../analysis/core/crs-wkt.ts';
import { crsWords } from '../../../analysis/core/crs-words.ts';
import type { Crs } from '../../../analysis/core/features.ts';
import type { Problem } from '../../../analysis/core/problems.ts';
import type { Words } from '../../../analysis/core/words.ts';
import type { Database } from '../project/connection.ts';
import type { GeoPackageLayer } from './geopackage-layers.ts';

interface System {
  readonly crs: Crs | null;
  readonly crsHow: Words;
  readonly crsProblem: Problem | null;
}

/** The coordinate system that gpkg_spatial_ref_sys gives for a layer: by its EPSG number, else by the parameters of its WKT. */
export function crsOfLayer(db: Database, layer: GeoPackageLayer, file: string): System {
  const found = db.prepare('SELECT * FROM gpkg_spatial_ref_sys WHERE srs_id = ?').get(layer.srsId);
  if (found === undefined || layer.srsId === null || layer.srsId <= 0) {
    const crsHow = { zh: '文件没有说明坐标系', en: 'the file does not say its system' };
    return { crs: null, crsHow, crsProblem: { code: 'missing-crs', file } };
  }
  const epsg = `EPSG:${Number(found.organization_coordsys_id)}`;
  if (String(found.organization).toUpperCase() === 'EPSG' && isKnownCrs(epsg)) {
    const words = crsWords(epsg);
    return {
      crs: epsg,
      crsHow: { zh: `文件写明：${words.zh}`, en: `stated in the file: ${words.en}` },
      crsProblem: null,
    };
  }
  // Systems that WKT 1 cannot tell are in a column of the WKT extension (clause F.10), and undefined in the usual one.
  const isDefined = !/^\s*(undefined)?\s*$/i.test(String(found.definition ?? ''));
  const said = recognizeWkt(String(isDefined ? found.definition : found.definition_12_063));
  const { crs, name } = said;
  if (crs !== null) {
    const words = crsWords(crs);
    const crsHow = { zh: `文件中的参数：${words.zh}`, en: `parameters in the file: ${words.en}` };
    return { crs, crsHow, crsProblem: null };
  }
  const shown = name || String(found.srs_name);
  const crsHow = { zh: `坐标系无法识别：${shown}`, en: `the system is not recognised: ${shown}` };
  return { crs: null, crsHow, crsProblem: crsProblem({ ...said, name: shown }, file) };
}
