/** Is every entry of `small` in `large`? Both ascend. */
export function isSubset(small: ArrayLike<number>, large: ArrayLike<number>): boolean {
  if (small.length > large.length) return false;
  let at = 0;
  for (let place = 0; place < small.length; place++) {
    const wanted = small[place]!;
    while (at < large.length && large[at]! < wanted) at++;
    if (at === large.length || large[at] !== wanted) return false;
    at++;
  }
  return true;
}

/**
 * The sets that contain no other set: a set that holds another one whole is dropped, and of equal sets the first stays.
 *
 * @param sets ascending lists over items 0 … itemCount − 1; empty sets are passed over
 * @param isKept 1 for sets that take part; set to 0 where a set is dropped
 */
export function dropSupersets(sets: readonly ArrayLike<number>[], itemCount: number, isKept: Uint8Array): number {
  const holders = holdersOf(sets, itemCount, isKept);
  let dropped = 0;
  const byLength = kept(isKept).sort((a, b) => sets[a]!.length - sets[b]!.length || a - b);
  for (const small of byLength) {
    if (!isKept[small] || sets[small]!.length === 0) continue;
    for (const large of rarest(sets[small]!, holders)) {
      if (large === small || !isKept[large]) continue;
      const isSame = sets[large]!.length === sets[small]!.length;
      if ((!isSame || large > small) && isSubset(sets[small]!, sets[large]!)) {
        isKept[large] = 0;
        dropped++;
      }
    }
  }
  return dropped;
}

/** The sets that lie in no other set: a set held whole by another one is dropped, and of equal sets the first stays. */
export function dropSubsets(sets: readonly ArrayLike<number>[], itemCount: number, isKept: Uint8Array): number {
  const holders = holdersOf(sets, itemCount, isKept);
  let dropped = 0;
  for (const small of kept(isKept)) {
    if (sets[small]!.length === 0) {
      isKept[small] = 0;
      dropped++;
      continue;
    }
    const isDominated = rarest(sets[small]!, holders).some((large) => {
      if (large === small || !isKept[large]) return false;
      const isSame = sets[large]!.length === sets[small]!.length;
      return (!isSame || large < small) && isSubset(sets[small]!, sets[large]!);
    });
    if (isDominated) {
      isKept[small] = 0;
      dropped++;
    }
  }
  return dropped;
}

const kept = (isKept: Uint8Array): number[] => Array.from(isKept.keys()).filter((set) => isKept[set]);

function holdersOf(sets: readonly ArrayLike<number>[], itemCount: number, isKept: Uint8Array): number[][] {
  const holders: number[][] = Array.from({ length: itemCount }, () => []);
  sets.forEach((set, index) => {
    if (isKept[index]) for (let at = 0; at < set.length; at++) holders[set[at]!]!.push(index);
  });
  return holders;
}

/** The sets that hold the item of this set which fewest sets hold: every superset is among them. */
function rarest(set: ArrayLike<number>, holders: readonly number[][]): readonly number[] {
  let best = holders[set[0]!]!;
  for (let at = 1; at < set.length; at++) {
    const other = holders[set[at]!]!;
    if (other.length < best.length) best = other;
  }
  return best;
}
