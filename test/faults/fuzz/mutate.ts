import type { Random } from '../../../analysis/core/random.ts';

/** Values that readers compute sizes, counts and offsets from: the ends of every width and what lies beside them. */
const EDGES = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x3fffffff, 0x7fffffff, 0x80000000, 0xffffffff];
const TOKENS = [
  '"',
  '[',
  '{',
  '<',
  '>',
  '&',
  ',',
  '\n',
  '\0',
  'NaN',
  '1e999',
  '-1',
  '__proto__',
  '\ud800',
  '<!DOCTYPE a>',
];

type Bytes = Uint8Array<ArrayBuffer>;
type Mutation = (bytes: Bytes, random: Random) => Bytes;

/** One to four changes of the kinds that break parsers: flipped bits, edge numbers, cuts, copies, moved and repeated parts. */
export function mutate(bytes: Uint8Array, random: Random): Bytes {
  let mutant: Bytes = Uint8Array.from(bytes);
  for (let changes = 1 + below(4, random); changes > 0; changes--) {
    mutant = MUTATIONS[below(MUTATIONS.length, random)]!(mutant, random);
  }
  return mutant;
}

const MUTATIONS: readonly Mutation[] = [
  function flipBit(bytes, random) {
    const at = below(bytes.length, random);
    if (at < bytes.length) bytes[at]! ^= 1 << below(8, random);
    return bytes;
  },
  function setByte(bytes, random) {
    const at = below(bytes.length, random);
    if (at < bytes.length) bytes[at] = below(256, random);
    return bytes;
  },
  function flipHead(bytes, random) {
    const at = below(Math.min(128, bytes.length), random);
    if (at < bytes.length) bytes[at] = below(256, random);
    return bytes;
  },
  function edgeNumber(bytes, random) {
    const width = [1, 2, 4][below(3, random)]!;
    if (bytes.length < width) return bytes;
    const at = below(bytes.length - width + 1, random);
    const value = EDGES[below(EDGES.length, random)]!;
    for (let i = 0; i < width; i++) bytes[at + i] = value >>> (8 * (random() < 0.5 ? i : width - 1 - i));
    return bytes;
  },
  function cut(bytes, random) {
    return bytes.slice(0, below(bytes.length + 1, random));
  },
  function remove(bytes, random) {
    const [from, to] = part(bytes, random);
    return joined(bytes.subarray(0, from), bytes.subarray(to));
  },
  function repeat(bytes, random) {
    const [from, to] = part(bytes, random);
    const copies = Array.from({ length: 1 + below(20, random) }, () => bytes.subarray(from, to));
    return joined(bytes.subarray(0, to), ...copies, bytes.subarray(to));
  },
  function overwriteWithOther(bytes, random) {
    const [from, to] = part(bytes, random);
    bytes.copyWithin(below(bytes.length, random), from, to);
    return bytes;
  },
  function insertToken(bytes, random) {
    const at = below(bytes.length + 1, random);
    const token = new TextEncoder().encode(TOKENS[below(TOKENS.length, random)]);
    return joined(bytes.subarray(0, at), token, bytes.subarray(at));
  },
  function fill(bytes, random) {
    const [from, to] = part(bytes, random);
    bytes.fill(random() < 0.5 ? 0 : 0xff, from, to);
    return bytes;
  },
];

/** A short part of the bytes. */
function part(bytes: Bytes, random: Random): [from: number, to: number] {
  const from = below(bytes.length, random);
  return [from, Math.min(bytes.length, from + 1 + below(64, random))];
}

function joined(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const each of parts) {
    whole.set(each, at);
    at += each.length;
  }
  return whole;
}

const below = (limit: number, random: Random): number => Math.floor(random() * limit);
