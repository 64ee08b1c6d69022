/**
 * Tells the triggers that every GeoPackage has from all others, by what they do rather than by their exact text: GDAL and QGIS
 * have written them in several ways over the years.
 *
 * Harmless are those that (a) use only the words listed here, so no sub-select can hide in them, (b) name only their own
 * table's R-tree, or the feature count of GDAL, as what they write to.
 *
 * @param isRtree is there an R-tree of this name?
 */
export function isHarmlessTrigger(
  name: string,
  table: string,
  sql: string,
  isRtree: (name: string) => boolean,
): boolean {
  const tokens = tokensOf(sql);
  if (tokens === null) return false;
  const begin = tokens.findIndex((token) => token.kind === 'word' && token.text === 'begin');
  const last = tokens.at(-1);
  if (begin < 0 || last?.kind !== 'word' || last.text !== 'end') return false;
  const statements = split(tokens.slice(begin + 1, -1));
  if (statements.length === 0) return false;
  const rtree = isRtreeTriggerOf(name, table);
  if (rtree !== null && isRtree(rtree)) {
    const known = tokens.every(
      (token) => token.kind !== 'text' && (token.kind !== 'word' || RTREE_WORDS.has(token.text)),
    );
    return known && statements.every((statement) => targetOf(statement) === rtree);
  }
  const isCount = /^trigger_(insert|delete)_feature_count_/.test(name);
  const known = tokens.every((token) => token.kind !== 'word' || COUNT_WORDS.has(token.text));
  return isCount && known && statements.every((statement) => targetOf(statement) === 'gpkg_ogr_contents');
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const RTREE_WORDS = words(
  'create trigger after insert update delete of on when begin end or replace into values from where in set id minx maxx miny maxy ' +
    'and not null notnull isnull is old new st_isempty st_minx st_maxx st_miny st_maxy',
);
const COUNT_WORDS = words(
  'create trigger after insert delete on begin end update gpkg_ogr_contents set feature_count where lower table_name',
);

/** rtree_<table>_<column>_insert, _update1 to _update7, _delete → the name of the R-tree. */
function isRtreeTriggerOf(name: string, table: string): string | null {
  const rtree = /^(rtree_.*)_(?:insert|update[1-7]|delete)$/s.exec(name)?.[1];
  return rtree?.startsWith(`rtree_${table}_`) ? rtree : null;
}

interface Token {
  readonly kind: 'word' | 'name' | 'text' | 'sign' | 'number';
  readonly text: string;
}

/** The table a statement writes to; null when it is anything else than a plain write. */
function targetOf(statement: readonly Token[]): string | null {
  const lead = statement.map((token) => (token.kind === 'word' ? token.text : '?'));
  const verb = ['insert or replace into', 'insert into', 'delete from', 'update'].find((text) =>
    text.split(' ').every((word, index) => lead[index] === word),
  );
  const target = verb === undefined ? undefined : statement[verb.split(' ').length];
  return target?.kind === 'name' || target?.kind === 'word' ? target.text : null;
}

function split(tokens: readonly Token[]): Token[][] {
  const statements: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'sign' && token.text === ';') statements.push([]);
    else statements.at(-1)!.push(token);
  }
  return statements.filter((statement) => statement.length > 0);
}

const TOKEN = /\s+|("(?:[^"]|"")*")|('(?:[^']|'')*')|([A-Za-z_][A-Za-z0-9_]*)|(\d+)|([(),.;=<>!+-])/y;

/** The tokens of a statement, words in lower case; null when there is anything unusual, such as a comment. */
function tokensOf(sql: string): Token[] | null {
  if (sql.includes('--')) return null;
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < sql.length) {
    const match = TOKEN.exec(sql);
    if (match === null) return null;
    const [, name, text, word, number, sign] = match;
    if (name !== undefined) tokens.push({ kind: 'name', text: name.slice(1, -1).replaceAll('""', '"') });
    if (text !== undefined) tokens.push({ kind: 'text', text });
    if (word !== undefined) tokens.push({ kind: 'word', text: word.toLowerCase() });
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
  }
  return tokens;
}
