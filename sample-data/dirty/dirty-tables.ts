import gcoord from 'gcoord';
import { encodeGb18030 } from '../../analysis/vector/encode-gb18030.ts';
import type { District } from '../district.ts';
import { DEMO_SOURCE } from '../geojson.ts';
import { lonLatOf } from '../plan/warp.ts';
import { UNIT_TARGETS } from '../units/targets.ts';

const ROWS = 120;
/** Rows of the table, counted from 1 below the header, that are wrong on purpose. */
export const DIRTY_ROWS = { duplicate: 41, outside: 77, swapped: 103 } as const;

/**
 * Machines as a supplier exports them: GBK, BD-09 coordinates; one row twice, one outside the district (in 通州), one with
 * longitude and latitude exchanged.
 */
export function dirtyTables({ machines, communities }: District): [name: string, bytes: Uint8Array][] {
  const step = Math.floor(machines.length / ROWS);
  const rows = Array.from({ length: ROWS }, (_, i) => {
    const machine = machines[i * step]!;
    return { machine, place: bd09(...lonLatOf(machine.u, machine.v)) };
  });
  rows[DIRTY_ROWS.duplicate - 1] = rows[DIRTY_ROWS.duplicate - 2]!;
  rows[DIRTY_ROWS.outside - 1] = { ...rows[DIRTY_ROWS.outside - 1]!, place: bd09(116.7361, 39.9042) };
  const [lon, lat] = rows[DIRTY_ROWS.swapped - 1]!.place;
  rows[DIRTY_ROWS.swapped - 1] = { ...rows[DIRTY_ROWS.swapped - 1]!, place: [lat, lon] };
  const lines = rows.map(({ machine, place }) =>
    [
      machine.id,
      machine.name,
      UNIT_TARGETS[machine.compound.community.unit]!.name,
      place[0].toFixed(6),
      place[1].toFixed(6),
      machine.status,
      machine.kgPerDay,
      DEMO_SOURCE,
    ].join(','),
  );
  const table = ['编号,名称,所属街乡,百度经度,百度纬度,状态,日回收量kg,来源', ...lines].join('\r\n');
  const homes = communities
    .slice(0, 30)
    .map(({ code, name, households, people }) => `${code},${name},${households},${people},${DEMO_SOURCE}`);
  return [
    ['dirty/machines-bd09.csv', encodeGb18030(`${table}\r\n`)],
    ['dirty/no-coordinates.csv', encodeGb18030(`社区编码,社区名称,户数,人口,来源\r\n${homes.join('\r\n')}\r\n`)],
  ];
}

const bd09 = (lon: number, lat: number): [number, number] =>
  gcoord.transform([lon, lat] as [number, number], gcoord.WGS84, gcoord.BD09) as [number, number];
