import type { GdalLayer } from './facts.ts';

/** What LIBKML gives to every layer besides its data. */
const KML_COLUMNS = ['altitudeMode', 'tessellate', 'extrude', 'visibility', 'drawOrder', 'icon', 'snippet'];
const KML_OWN = ['Name', 'description', 'timestamp', 'begin', 'end'];

/**
 * GDAL's layers without the habits of its drivers that are no content of the file: the columns that LIBKML puts into every layer, the
 * layers that it makes of empty folders, the blank rows of a sheet. Tables tell their system by the names of their columns, and GDAL
 * makes no places of workbooks.
 */
export function withoutHabits(file: string, layers: readonly GdalLayer[]): readonly GdalLayer[] {
  if (/\.km[lz]$/i.test(file)) return layers.filter(({ rows }) => rows.length > 0).map(withoutKmlColumns);
  if (/\.(csv|tsv|txt)$/i.test(file)) return layers.map(asTable);
  if (/\.dxf$/i.test(file)) return layers.map((layer) => ({ ...layer, isDrawing: true }));
  return /\.xlsx?$/i.test(file) ? layers.map(asSheet) : layers;
}

/** Columns without a header are numbered on both sides, each in its way. */
function columnsOf({ fields }: GdalLayer): GdalLayer['fields'] {
  return fields.map(({ name, type }) => ({ name: name.replace(/^field_?(?=\d+$)/i, 'column'), type }));
}

const asTable = (layer: GdalLayer): GdalLayer => ({
  ...layer,
  crs: layer.crs ?? layer.supposed,
  fields: columnsOf(layer),
});

/** The old workbook knows one kind of number only: a column of whole ones is of whole numbers. */
function asSheet(layer: GdalLayer): GdalLayer {
  const rows = layer.rows.filter(({ values }) => values.some((value) => (value ?? '') !== ''));
  const fields = columnsOf(layer).map(({ name, type }, index) => {
    const isWhole = rows.every(({ values }) => values[index] === null || Number.isInteger(values[index]));
    return { name, type: type === 'real' && isWhole ? 'integer' : type };
  });
  return { ...layer, hasNoShapes: true, fields, rows };
}

function withoutKmlColumns(layer: GdalLayer): GdalLayer {
  const kept = layer.fields.flatMap(({ name }, index) => {
    const isEmpty = layer.rows.every(({ values }) => (values[index] ?? '') === '');
    return KML_COLUMNS.includes(name) || (KML_OWN.includes(name) && isEmpty) ? [] : [index];
  });
  const nameOf = (name: string): string => (name === 'Name' ? 'name' : name);
  return {
    ...layer,
    fields: kept.map((index) => ({ type: layer.fields[index]!.type, name: nameOf(layer.fields[index]!.name) })),
    rows: layer.rows.map((row) => ({ ...row, values: kept.map((index) => row.values[index] ?? null) })),
  };
}
