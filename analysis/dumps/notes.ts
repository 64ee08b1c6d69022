import { ellipsoidalAreaM2 } from '../core/earth.ts';
import type { GridShape } from '../core/grid.ts';
import type { Words } from '../core/words.ts';
import type { BandRole } from './bands.ts';
import type { DumpsParams } from './params.ts';
import type { BandNormalisation, DumpsInputs } from './types.ts';

/** What the person must know about the ground that was and was not looked at. */
export function districtNotes(
  inputs: DumpsInputs,
  grid: GridShape,
  pixelsTotal: number,
  pixelsValid: number,
  params: DumpsParams,
): Words[] {
  const notes: Words[] = [];
  if (inputs.units) {
    const pixelM2 = grid.transform[0] * Math.abs(grid.transform[4]);
    let askedM2 = 0;
    for (const { geometry } of inputs.units.rows) {
      if (geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon') askedM2 += ellipsoidalAreaM2(geometry);
    }
    const share = (pixelsTotal * pixelM2) / askedM2;
    if (share < params.minOverlap) {
      const percent = Math.floor(100 * share);
      notes.push({
        zh: `影像只覆盖全区的 ${percent}%，其余部分没有查看。`,
        en: `The scene covers only ${percent}% of the district; the rest was not looked at.`,
      });
    }
  }
  const hidden = pixelsTotal - pixelsValid;
  if (hidden > 0) {
    const percent = Math.ceil((1000 * hidden) / pixelsTotal) / 10;
    notes.push({
      zh: `${percent}% 的像元因云、阴影或缺失而未查看，这不等于“无变化”。`,
      en: `${percent}% of the pixels were not looked at because of cloud, shadow or missing data; that is not “no change”.`,
    });
  }
  return notes;
}

/** What the inputs did not allow. */
export function runNotes(inputs: DumpsInputs, roles: readonly BandRole[], pixelSizeM: number): Words[] {
  const notes: Words[] = [];
  const { after, before } = inputs;
  if (!roles.includes('swir1') || !roles.includes('swir2')) {
    notes.push({
      zh: '没有短波红外波段：不能使用裸土指数、建筑指数和改进水体指数，只用植被指数、水体指数、亮度和白度；识别能力明显下降。',
      en: 'No short-wave infrared: the bare soil, built-up and modified water indices are unavailable; only NDVI, NDWI, brightness and whiteness are used, and much is missed or mistaken.',
    });
  }
  if (!before) {
    notes.push({
      zh: '只有一期影像：堆放物与裸土、工地光谱相近，预期多数图斑不是堆放点。',
      en: 'One date only: heaps look like bare soil and building sites, so expect most patches to be something else.',
    });
  } else {
    notes.push({
      zh: '两期影像几乎看不出裸地上新增的堆放；降低变化阈值只会增加误报。',
      en: 'Dumping on ground that was already bare is nearly invisible between two dates; a lower change threshold only adds false alarms.',
    });
    if (after.date && before.date) notes.push(...seasonNotes(before.date, after.date));
  }
  const unmasked = [after, ...(before ? [before] : [])].filter((scene) => !scene.mask);
  if (unmasked.length > 0) {
    const names = unmasked.map(({ file }) => file.info.name);
    notes.push({
      zh: `${names.join('、')} 没有云掩膜，用亮度阈值代替，可能漏掉薄云。`,
      en: `${names.join(', ')}: no cloud mask, brightness thresholds were used instead and may miss thin cloud.`,
    });
  }
  if (pixelSizeM > 15) {
    notes.push({
      zh: `像元为 ${pixelSizeM} 米，小堆放点看不见。`,
      en: `Pixels of ${pixelSizeM} m hide small heaps.`,
    });
  }
  return notes;
}

/** Says which bands of the two dates agree poorly even on unchanged ground; T then rises with their scatter. */
export function agreementNotes(bands: readonly BandNormalisation[], params: DumpsParams): Words[] {
  const poor = bands.filter(({ r2, residual }) => !(r2 >= params.goodR2 && residual <= params.goodResidual));
  if (poor.length === 0) return [];
  const list = poor
    .map(({ role, r2, residual }) => `${role} (r² ${r2.toFixed(2)}, ±${residual.toFixed(3)})`)
    .join(', ');
  return [
    {
      zh: `两期影像在未变化地面上也不够一致：${list}；变化阈值已随之提高，会漏掉较弱的变化。`,
      en: `The dates agree poorly even on unchanged ground: ${list}; the change threshold has risen with it and weaker change is missed.`,
    },
  ];
}

/** Two dates should lie in one season, ten to fourteen months apart. */
function seasonNotes(before: string, after: string): Words[] {
  const days = (Date.parse(after) - Date.parse(before)) / 86_400_000;
  if (days <= 0)
    return [
      { zh: '前期影像不早于后期影像，请检查日期。', en: 'The earlier scene is not the earlier one; check the dates.' },
    ];
  const offSeason = Math.abs(days / 365.25 - Math.round(days / 365.25)) * 365.25;
  if (days > 200 && offSeason <= 62) return [];
  return [
    {
      zh: `两期相隔 ${Math.round(days)} 天，不在同一季节：收割和休耕会被当成变化。`,
      en: `The dates are ${Math.round(days)} days apart and not in one season: harvest and fallow will look like change.`,
    },
  ];
}
