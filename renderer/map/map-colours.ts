import type { ThemeMode } from '../ui/theme.ts';

/** What the map has of its own, beside the layers: ground, lettering, marks of hover and selection. */
export interface MapColours {
  readonly ground: string;
  readonly text: string;
  readonly halo: string;
  readonly hover: string;
  readonly selection: string;
  readonly measure: string;
}

const COLOURS: Readonly<Record<ThemeMode, MapColours>> = {
  light: {
    ground: '#f5f4ef',
    text: '#2b2140',
    halo: '#ffffff',
    hover: '#00b5d8',
    selection: '#0047ff',
    measure: '#d6006e',
  },
  dark: {
    ground: '#1d2225',
    text: '#eae4f5',
    halo: '#14181a',
    hover: '#4fd8f5',
    selection: '#7ab8ff',
    measure: '#ff5fa8',
  },
};

export const mapColours = (mode: ThemeMode): MapColours => COLOURS[mode];
