import type { DrawnLabel } from './layer-svg.ts';
import { isInside } from './layer-svg.ts';
import type { MapFrame } from './map-frame.ts';
import { escapeXml, mm, textWidthMm } from './svg.ts';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Places labels so that none overlaps another or the frame's edge: first come, first served, each at its point or a line
 * above or below it. One that finds no room is left out. The letters have a white edge.
 */
export class LabelPlacer {
  readonly #boxes: Box[] = [];

  constructor(readonly frame: MapFrame) {}

  place(labels: readonly DrawnLabel[], sizeMm: number, colour: string): string {
    return labels.map((label) => this.#placeOne(label, sizeMm, colour)).join('');
  }

  #placeOne({ text, xMm, yMm }: DrawnLabel, sizeMm: number, colour: string): string {
    const halfWidth = textWidthMm(text, sizeMm) / 2;
    for (const shift of [0, -1.15, 1.15]) {
      const baseline = yMm + sizeMm * (0.35 + shift);
      const box = {
        left: xMm - halfWidth,
        right: xMm + halfWidth,
        top: baseline - sizeMm * 0.9,
        bottom: baseline + sizeMm * 0.2,
      };
      if (!this.#isFree(box)) continue;
      this.#boxes.push(box);
      const attributes = `x="${mm(xMm)}" y="${mm(baseline)}" font-size="${mm(sizeMm)}" text-anchor="middle"`;
      return `<text ${attributes} fill="${colour}" stroke="#ffffff" stroke-width="${mm(sizeMm * 0.22)}" stroke-linejoin="round" paint-order="stroke">${escapeXml(text)}</text>`;
    }
    return '';
  }

  #isFree(box: Box): boolean {
    const inFrame = isInside(this.frame, box.left, box.top) && isInside(this.frame, box.right, box.bottom);
    const touches = (other: Box): boolean =>
      box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top;
    return inFrame && !this.#boxes.some(touches);
  }
}
