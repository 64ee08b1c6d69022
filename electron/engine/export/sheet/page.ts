import type { SheetOptions } from '../../../contract/model.ts';

/** A rectangle on the paper in millimetres, from the top left corner. */
export interface RectMm {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where everything stands on one sheet. */
export interface Page {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly title: RectMm;
  readonly map: RectMm;
  /** legend, sources and the made-by block: beside the map on a sheet across, below it on an upright one */
  readonly side: RectMm;
}

/** ISO 216, long side first. */
const PAPER_MM = { A4: [297, 210], A3: [420, 297] } as const;
const MARGIN_MM = 10;
const TITLE_MM = { A4: 14, A3: 18 } as const;
const SIDE_MM = { A4: { landscape: 62, portrait: 78 }, A3: { landscape: 84, portrait: 92 } } as const;
/** room around the map frame for the grid's numbers */
const GRID_LABEL_MM = 5;

/**
 * The fixed arrangement of a sheet.
 *
 * @example pageOf('A4', 'landscape').widthMm // 297
 */
export function pageOf(paper: SheetOptions['paper'], orientation: SheetOptions['orientation']): Page {
  const [long, short] = PAPER_MM[paper];
  const [widthMm, heightMm] = orientation === 'landscape' ? [long, short] : [short, long];
  const titleMm = TITLE_MM[paper];
  const sideMm = SIDE_MM[paper][orientation];
  const inner = { x: MARGIN_MM, y: MARGIN_MM, width: widthMm - 2 * MARGIN_MM, height: heightMm - 2 * MARGIN_MM };
  const title = { ...inner, height: titleMm };
  const body = { ...inner, y: inner.y + titleMm, height: inner.height - titleMm };
  const [mapOuter, side] =
    orientation === 'landscape'
      ? [
          { ...body, width: body.width - sideMm },
          { ...body, x: body.x + body.width - sideMm + 3, width: sideMm - 3 },
        ]
      : [
          { ...body, height: body.height - sideMm },
          { ...body, y: body.y + body.height - sideMm + 3, height: sideMm - 3 },
        ];
  const map = {
    x: mapOuter.x + GRID_LABEL_MM,
    y: mapOuter.y + GRID_LABEL_MM,
    width: mapOuter.width - 2 * GRID_LABEL_MM,
    height: mapOuter.height - 2 * GRID_LABEL_MM,
  };
  return { widthMm, heightMm, title, map, side };
}
