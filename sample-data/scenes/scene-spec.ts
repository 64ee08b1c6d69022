/** One date of the demonstration: how the sun stood, how the air was, what the instrument did. */
export interface SceneSpec {
  readonly date: string;
  readonly role: 'before' | 'after' | 'winter';
  readonly season: 'may' | 'january';
  readonly sunElevationDeg: number;
  /** direction of the sun, clockwise from north */
  readonly sunAzimuthDeg: number;
  /** additive path brightness in the blue, fading with wavelength */
  readonly haze: number;
  readonly gain: number;
  readonly noise: number;
  /** how far the picture is off its place, metres east and north */
  readonly shiftEastM: number;
  readonly shiftNorthM: number;
  /** clouds per 36 km² */
  readonly clouds: number;
}

// biome-ignore format: a table
export const SCENES: readonly SceneSpec[] = [
  { date: '2025-05-18', role: 'before', season: 'may', sunElevationDeg: 67, sunAzimuthDeg: 142, haze: 0.004, gain: 1, noise: 0.0045, shiftEastM: 0, shiftNorthM: 0, clouds: 1 },
  { date: '2026-05-20', role: 'after', season: 'may', sunElevationDeg: 67.4, sunAzimuthDeg: 141, haze: 0.009, gain: 1.035, noise: 0.005, shiftEastM: 3.6, shiftNorthM: -2.4, clouds: 1 },
  { date: '2026-01-12', role: 'winter', season: 'january', sunElevationDeg: 27, sunAzimuthDeg: 162, haze: 0.006, gain: 0.985, noise: 0.006, shiftEastM: -2.2, shiftNorthM: 3.1, clouds: 0.5 },
];
