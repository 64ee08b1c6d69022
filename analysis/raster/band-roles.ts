import type { Language, Words } from '../core/words.ts';
import type { RasterInfo } from './raster-file.ts';
import { rolesByName } from './sensors/band-names.ts';
import { BAND_ORDERS, type BandOrder, SENSOR_NAMES, type SensorId } from './sensors/presets.ts';
import { type BandRole, type BandRoles, ROLE_WORDS, rolesOf } from './sensors/roles.ts';
import { rolesByWavelength } from './sensors/wavelengths.ts';

export type { BandRole, BandRoles } from './sensors/roles.ts';

/** How sure it is what the bands are: said by the person, said by the file, guessed from the number of bands, or unknown. */
export type RoleConfidence = 'confirmed' | 'told' | 'guessed' | 'unknown';

export interface FoundBandRoles {
  readonly roles: BandRoles;
  readonly confidence: RoleConfidence;
  readonly sensor: SensorId | null;
  readonly how: Words;
}

/** The bands of a raster by what they are for: empty when nothing tells. */
export const bandRolesOf = (info: RasterInfo): BandRoles => findBandRoles(info).roles;

const SOME_ROLES = 3;

/**
 * The same with how it was decided: wavelengths in the file, then names of bands, then the order in which the sensor that
 * the file name tells stacks its bands, then the order of a common sensor with as many bands (a guess to be confirmed).
 *
 * @param confirmed what the person says, 0-based: it stands as it is
 */
export function findBandRoles(info: RasterInfo, confirmed: BandRoles | null = null): FoundBandRoles {
  const sensor = sensorOf(info);
  if (confirmed !== null)
    return {
      roles: confirmed,
      confidence: 'confirmed',
      sensor,
      how: { zh: '由操作人员确认', en: 'confirmed by hand' },
    };
  const byWavelength = rolesByWavelength(info.bands.map(({ wavelengthNm }) => wavelengthNm));
  if (count(byWavelength) >= SOME_ROLES)
    return {
      roles: byWavelength,
      confidence: 'told',
      sensor,
      how: { zh: '按文件中的波长', en: 'by the wavelengths in the file' },
    };
  const byName = rolesByName(
    info.bands.map(({ name }) => name ?? ''),
    sensor,
  );
  if (count(byName) > 0)
    return { roles: byName, confidence: 'told', sensor, how: { zh: '按波段名称', en: 'by the names of the bands' } };
  const order = orderOf(info, sensor);
  if (order === undefined)
    return {
      roles: {},
      confidence: 'unknown',
      sensor,
      how: { zh: '波段用途未知', en: 'nothing tells what the bands are' },
    };
  const isTold = order.sensor === sensor;
  const how = isTold
    ? { zh: `按文件名所示传感器：${order.title.zh}`, en: `by the sensor in the file name: ${order.title.en}` }
    : {
        zh: `按波段数猜测：${order.title.zh}，请确认`,
        en: `guessed from the number of bands: ${order.title.en}; please confirm`,
      };
  return { roles: rolesOf(order.order), confidence: isTold ? 'told' : 'guessed', sensor, how };
}

/** The sensor that a file says it comes from: in its metadata, else in its name. */
export function sensorOf({ name, metadata }: RasterInfo): SensorId | null {
  const said = ['SPACECRAFT_ID', 'SPACECRAFT_NAME', 'SATELLITE', 'SATELLITEID', 'SENSOR_ID', 'PLATFORM', 'PRODUCT_URI']
    .map((key) => metadata?.get(key) ?? '')
    .filter((text) => text !== '')
    .map((text) => `${text.replaceAll(' ', '_')}_`);
  for (const text of [...said, name]) {
    const known = SENSOR_NAMES.find(({ pattern }) => pattern.test(text));
    if (known !== undefined) return known.sensor;
  }
  return null;
}

/** “蓝=1 · 绿=2 · 近红外=4”: the bands by role, numbered from 1, as people read them. */
export const roleSentence = (roles: BandRoles, language: Language): string =>
  (Object.entries(roles) as [BandRole, number][])
    .sort(([, one], [, other]) => one - other)
    .map(([role, band]) => `${ROLE_WORDS[role][language]}=${band + 1}`)
    .join(' · ');

const count = (roles: BandRoles): number => Object.keys(roles).length;

function orderOf(info: RasterInfo, sensor: SensorId | null): BandOrder | undefined {
  const bands = info.bands.length - (info.alphaBand === undefined ? 0 : 1);
  const fitting = BAND_ORDERS.filter(({ order }) => order.length === bands);
  const told = fitting.find((order) => order.sensor === sensor);
  if (told !== undefined || sensor !== null) return told;
  const isWide = info.sampleType !== 'uint8' && info.sampleType !== 'int8';
  return fitting.find(
    ({ byCountAlone }) => byCountAlone === 'always' || (byCountAlone === 'more-than-8-bits' && isWide),
  );
}
