import type { Language } from '../../../../analysis/core/words.ts';
import { type MapFrame, toDegrees } from './map-frame.ts';
import type { RectMm } from './page.ts';
import { lineBetween, mm, textAt } from './svg.ts';
import { sheetWords } from './words.ts';

const BAR_LENGTHS_M = [20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000];
const INK = '#1f2933';

/** Number scale and bar scale, 14 mm high. */
export function scaleBar(frame: MapFrame, area: RectMm, language: Language): string {
  const longest = area.width * 0.62;
  const lengthM = BAR_LENGTHS_M.filter((length) => (length / frame.scale) * 1000 <= longest).pop() ?? BAR_LENGTHS_M[0]!;
  const lengthMm = (lengthM / frame.scale) * 1000;
  const top = area.y + 7;
  const quarters = [0, 1, 2, 3].map((quarter) => {
    const fill = quarter % 2 === 0 ? INK : '#ffffff';
    return `<rect x="${mm(area.x + (quarter * lengthMm) / 4)}" y="${mm(top)}" width="${mm(lengthMm / 4)}" height="1.6" fill="${fill}" stroke="${INK}" stroke-width="0.15"/>`;
  });
  const inKm = lengthM >= 1000;
  const numbers = [0, 0.5, 1].map((share) => {
    const value = (share * lengthM) / (inKm ? 1000 : 1);
    const unit = share === 1 ? (inKm ? ' km' : ' m') : '';
    return textAt(area.x + share * lengthMm, top + 4.4, `${value}${unit}`, { sizeMm: 2.4, anchor: 'middle' });
  });
  const title = textAt(area.x, area.y + 4, `${sheetWords.scale[language]} 1:${frame.scale.toLocaleString('en-US')}`, {
    sizeMm: 3.2,
    weight: 700,
  });
  return title + quarters.join('') + numbers.join('');
}

/** Angle in degrees from grid north to true north, positive clockwise, at the middle of the frame. */
export function trueNorthDeg(frame: MapFrame): number {
  const [lon, lat] = toDegrees((frame.west + frame.east) / 2, (frame.south + frame.north) / 2);
  return -Math.atan(Math.tan(((lon - 117) * Math.PI) / 180) * Math.sin((lat * Math.PI) / 180)) * (180 / Math.PI);
}

/** An arrow to grid north with the letter above, and the declination of true north below. */
export function northArrow(frame: MapFrame, xMm: number, yMm: number, language: Language): string {
  const declination = trueNorthDeg(frame);
  const radians = (declination * Math.PI) / 180;
  const minutes = Math.round(Math.abs(declination) * 60);
  const text = `${declination < 0 ? '−' : '+'}${Math.floor(minutes / 60)}°${String(minutes % 60).padStart(2, '0')}′`;
  return [
    textAt(xMm, yMm - 8.4, sheetWords.north[language], { sizeMm: 3.2, anchor: 'middle', weight: 700 }),
    `<path d="M${mm(xMm)} ${mm(yMm - 7.5)}l2.6 9l-2.6 -2.2z" fill="${INK}"/>`,
    `<path d="M${mm(xMm)} ${mm(yMm - 7.5)}l-2.6 9l2.6 -2.2z" fill="#ffffff" stroke="${INK}" stroke-width="0.2"/>`,
    lineBetween(xMm, yMm + 1.5, xMm + Math.sin(radians) * 9, yMm + 1.5 - Math.cos(radians) * 9, '#a0620a', 0.2),
    textAt(xMm, yMm + 4.4, `${sheetWords.trueNorth[language]} ${text}`, { sizeMm: 2.1, anchor: 'middle' }),
  ].join('');
}
