/** The first ten colours of a drawing by number; 7 is black on paper and white on a screen. */
const FIRST = [
  '#000000',
  '#ff0000',
  '#ffff00',
  '#00ff00',
  '#00ffff',
  '#0000ff',
  '#ff00ff',
  '#000000',
  '#808080',
  '#c0c0c0',
];
const GREYS = [51, 91, 132, 173, 214, 255];
const STRENGTHS = [255, 204, 153, 127, 76];

/** The colour of an AutoCAD Color Index (1 to 255) as #rrggbb: 24 hues, each in five strengths, full and pale; null for another number. */
export function colourOfIndex(index: number): string | null {
  if (!(Number.isInteger(index) && index >= 1 && index <= 255)) return null;
  if (index < 10) return FIRST[index]!;
  if (index >= 250) return hexOf(GREYS[index - 250]!, GREYS[index - 250]!, GREYS[index - 250]!);
  const hue = (Math.floor(index / 10) - 1) * 15;
  const strength = STRENGTHS[Math.floor((index % 10) / 2)]!;
  const low = index % 2 === 1 ? 0.5 : 0;
  const channel = (offset: number): number => {
    const turn = Math.abs(((((hue + offset) % 360) + 360) % 360) - 180);
    const share = Math.min(1, Math.max(0, (turn - 60) / 60));
    return Math.floor(strength * (low + (1 - low) * share));
  };
  return hexOf(channel(0), channel(-120), channel(120));
}

/** The colour of a 24-bit number, 0xRRGGBB. */
export const colourOfRgb = (rgb: number): string => hexOf((rgb >> 16) & 0xff, (rgb >> 8) & 0xff, rgb & 0xff);

const hexOf = (...channels: readonly number[]): string =>
  `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
