export { composeSheet, type SheetSource } from './compose.ts';
export type { MapFrame } from './map-frame.ts';
