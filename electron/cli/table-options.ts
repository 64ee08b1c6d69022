import type { FieldType } from '../../analysis/core/features.ts';
import type { CoordinateChoice, FieldMapping, ShiftedDatum } from '../../analysis/vector/index.ts';
import type { VectorFile } from '../engine/tasks/table-source.ts';
import { refuse } from './arguments.ts';
import { splitLayer } from './sources.ts';
import type { Arguments, OptionTable } from './verb.ts';

/** Options of verbs that say how the columns of a table are to be read. */
export const tableOptions: OptionTable = {
  layer: { value: 'NAME', words: { zh: '文件里的图层或工作表', en: 'layer or sheet of the file' } },
  columns: {
    value: 'x=A,y=B|text=A|none[,datum=gcj02|bd09][,north-first]',
    words: { zh: '坐标所在的列', en: 'columns that hold the position' },
  },
  map: {
    value: 'FROM=TO[:TYPE]',
    many: true,
    words: {
      zh: '把一个字段改名，可指定类型（可多次）',
      en: 'calls a field otherwise, and retypes it (may be repeated)',
    },
  },
  'repair-swapped': {
    value: null,
    words: { zh: '交换明显写反的经度和纬度', en: 'exchanges longitude and latitude where they can only be swapped' },
  },
};

type Said = Pick<VectorFile, 'layer' | 'columns' | 'fieldMap' | 'repairSwapped'>;

/** What the options say of a file; `FILE#LAYER` names the layer as well. */
export function tableChoices(verb: string, path: string, args: Arguments): Said & { readonly path: string } {
  const [file, layer] = splitLayer(path);
  const fieldMap = args.all('map').map((text) => mappingOf(verb, text));
  return {
    path: file,
    layer: args.text('layer') ?? layer,
    columns: columnsOf(verb, args.text('columns')),
    ...(fieldMap.length > 0 && { fieldMap }),
    repairSwapped: args.has('repair-swapped'),
  };
}

/** @example columnsOf('convert', 'x=经度,y=纬度,datum=gcj02') // { x: '经度', y: '纬度', datum: 'gcj02' } */
export function columnsOf(verb: string, text: string | null): CoordinateChoice | null {
  if (text === null) return null;
  if (text === 'none') return { none: true };
  const wrong = (): never => refuse(verb, `--columns ${text}`);
  const parts = new Map(text.split(',').map((part) => splitAt(part, '=')));
  const datum = parts.get('datum');
  const isNorthFirst = parts.has('north-first');
  if (datum !== undefined && !isShifted(datum)) return wrong();
  const said = datum === undefined ? {} : { datum };
  const [x, y, place] = [parts.get('x'), parts.get('y'), parts.get('text')];
  if (place) return { text: place, ...said };
  return x && y ? { x, y, ...said, ...(isNorthFirst && { northFirst: true }) } : wrong();
}

const isShifted = (text: string): text is ShiftedDatum => text === 'gcj02' || text === 'bd09';

const TYPES: readonly string[] = ['text', 'integer', 'real', 'boolean', 'date'] satisfies readonly FieldType[];

function mappingOf(verb: string, text: string): FieldMapping {
  const [from, target] = splitAt(text, '=');
  const [to, type] = splitAt(target, ':');
  if (from === '' || to === '' || (type !== '' && !TYPES.includes(type))) return refuse(verb, `--map ${text}`);
  return { from, to, ...(type === '' ? {} : { type: type as FieldType }) };
}

function splitAt(text: string, sign: string): [before: string, after: string] {
  const at = text.indexOf(sign);
  return at < 0 ? [text.trim(), ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}
