import KDBush from 'kdbush';

/** Groups points so that neighbours at most `linkM` apart share a group (single linkage): the group of each point, numbered from 0 in point order. */
export function linkedGroups(eastNorthM: readonly (readonly [number, number])[], linkM: number): Int32Array {
  const groupOf = new Int32Array(eastNorthM.length).fill(-1);
  const index = new KDBush(eastNorthM.length);
  for (const [x, y] of eastNorthM) index.add(x, y);
  index.finish();
  let groups = 0;
  for (let first = 0; first < eastNorthM.length; first++) {
    if (groupOf[first]! >= 0) continue;
    const group = groups++;
    const waiting = [first];
    groupOf[first] = group;
    for (let point = waiting.pop(); point !== undefined; point = waiting.pop()) {
      const [x, y] = eastNorthM[point]!;
      for (const neighbour of index.within(x, y, linkM)) {
        if (groupOf[neighbour]! >= 0) continue;
        groupOf[neighbour] = group;
        waiting.push(neighbour);
      }
    }
  }
  return groupOf;
}
