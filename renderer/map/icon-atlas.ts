import { type PointShape, SHAPE_PATHS } from '../ui/shapes.ts';

const CELL_PX = 64;
const SHAPES = Object.keys(SHAPE_PATHS) as PointShape[];
/** Half the cell is 1.25 units: the widest shape reaches 1.1, the casing a little more. */
const UNIT_PX = CELL_PX / 2.5;

/** How much larger an icon must be asked for than the shape in it. */
export const ICON_SCALE = 1.25;

export interface IconCell {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly mask: boolean;
}

/** One cell per shape and colour: white casing, coloured body, as the legend draws it. */
export class IconAtlas {
  readonly canvas = document.createElement('canvas');
  readonly cells: Record<string, IconCell> = {};

  constructor(icons: readonly { readonly shape: PointShape; readonly colour: string }[], casing: string) {
    const unique = new Map(icons.map((icon) => [iconName(icon.shape, icon.colour), icon]));
    const columns = SHAPES.length;
    this.canvas.width = columns * CELL_PX;
    this.canvas.height = Math.max(1, Math.ceil(unique.size / columns)) * CELL_PX;
    const context = this.canvas.getContext('2d', { willReadFrequently: true });
    let at = 0;
    for (const [name, { shape, colour }] of unique) {
      const [x, y] = [(at % columns) * CELL_PX, Math.floor(at / columns) * CELL_PX];
      this.cells[name] = { x, y, width: CELL_PX, height: CELL_PX, mask: false };
      if (context) drawIcon(context, x, y, shape, colour, casing);
      at += 1;
    }
  }
}

export const iconName = (shape: PointShape, colour: string): string => `${shape}|${colour}`;

function drawIcon(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  shape: PointShape,
  colour: string,
  casing: string,
): void {
  context.save();
  context.translate(x + CELL_PX / 2, y + CELL_PX / 2);
  context.scale(UNIT_PX, UNIT_PX);
  const path = new Path2D(SHAPE_PATHS[shape]);
  context.lineJoin = 'round';
  context.lineWidth = 0.28;
  context.strokeStyle = casing;
  context.stroke(path);
  context.fillStyle = colour;
  context.fill(path);
  context.restore();
}
