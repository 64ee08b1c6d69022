import { hash01 } from '../plan/noise.ts';
import { type PlanPoint, planOf } from '../plan/warp.ts';

/** A river or canal: a smooth line of the plan with a width, metres. */
export interface Stream {
  readonly name: string;
  readonly kind: 'river' | 'canal';
  readonly widthM: number;
  readonly line: readonly PlanPoint[];
}

interface StreamCourse {
  readonly name: string;
  readonly kind: 'river' | 'canal';
  readonly widthM: number;
  readonly course: readonly (readonly [lon: number, lat: number])[];
}

/** Where the rivers run, roughly; degrees. */
// biome-ignore format: a table
const COURSES: readonly StreamCourse[] = [
  { name: '温榆河', kind: 'river', widthM: 95, course: [[116.4300, 40.1150], [116.4800, 40.0880], [116.5250, 40.0750], [116.5500, 40.0560], [116.5900, 40.0350], [116.6180, 40.0120], [116.6300, 39.9850], [116.6500, 39.9550], [116.6750, 39.9250]] },
  { name: '坝河', kind: 'river', widthM: 42, course: [[116.4200, 39.9640], [116.4500, 39.9700], [116.4780, 39.9760], [116.5050, 39.9740], [116.5350, 39.9790], [116.5650, 39.9720], [116.5950, 39.9760], [116.62, 39.974], [116.6365, 39.97], [116.6475, 39.959]] },
  { name: '亮马河', kind: 'canal', widthM: 28, course: [[116.4200, 39.9470], [116.4560, 39.9500], [116.4740, 39.9560], [116.4880, 39.9620], [116.5050, 39.9740]] },
  { name: '通惠河', kind: 'canal', widthM: 40, course: [[116.4200, 39.9020], [116.4600, 39.9040], [116.5000, 39.9030], [116.5400, 39.9055], [116.5900, 39.9040], [116.6700, 39.9080]] },
  { name: '萧太后河', kind: 'river', widthM: 26, course: [[116.4600, 39.8760], [116.4950, 39.8680], [116.5300, 39.8640], [116.5700, 39.8580], [116.6100, 39.8560], [116.6700, 39.8600]] },
  { name: '凉水河', kind: 'river', widthM: 50, course: [[116.3500, 39.8450], [116.4200, 39.8380], [116.4500, 39.8240], [116.4900, 39.8120], [116.5400, 39.7950], [116.6000, 39.7850]] },
  { name: '清河', kind: 'river', widthM: 44, course: [[116.3300, 40.0300], [116.3750, 40.0340], [116.4050, 40.0400], [116.4400, 40.0560], [116.4700, 40.0760], [116.4900, 40.0840]] },
  { name: '北小河', kind: 'canal', widthM: 20, course: [[116.3800, 40.0080], [116.4250, 40.0060], [116.4700, 40.0080], [116.5050, 39.9980], [116.5350, 39.9790]] },
];

/** The rivers as smooth lines: Catmull–Rom through their course with meanders on top. */
export function makeStreams(): Stream[] {
  return COURSES.map(({ name, kind, widthM, course }, s) => {
    const points = course.map(([lon, lat]) => planOf(lon, lat));
    const line: PlanPoint[] = [];
    const swingM = kind === 'river' ? widthM * 1.1 + 25 : 14;
    for (let i = 0; i + 1 < points.length; i++) {
      const [p0, p1, p2, p3] = [
        points[Math.max(0, i - 1)]!,
        points[i]!,
        points[i + 1]!,
        points[Math.min(points.length - 1, i + 2)]!,
      ];
      const steps = Math.max(4, Math.round(Math.hypot(p2[0] - p1[0], p2[1] - p1[1]) / 60));
      for (let k = 0; k < steps + (i + 2 === points.length ? 1 : 0); k++) {
        const t = k / steps;
        const along = (i + t) * 5.3 + hash01(s, i, 3) * 0.4;
        const swing = swingM * Math.sin(along) * Math.sin(Math.PI * Math.min(1, t + 0.001));
        const [du, dv] = [p2[0] - p1[0], p2[1] - p1[1]];
        const length = Math.hypot(du, dv);
        line.push([
          catmullRom(p0[0], p1[0], p2[0], p3[0], t) - (dv / length) * swing,
          catmullRom(p0[1], p1[1], p2[1], p3[1], t) + (du / length) * swing,
        ]);
      }
    }
    return { name, kind, widthM, line };
  });
}

/** A stream as a polygon ring of the plan: its line moved half the width to either side. */
export function bankRing(line: readonly PlanPoint[], widthM: number): PlanPoint[] {
  const side = (sign: number): PlanPoint[] =>
    line.map(([u, v], i) => {
      const [au, av] = line[Math.max(0, i - 1)]!;
      const [bu, bv] = line[Math.min(line.length - 1, i + 1)]!;
      const length = Math.hypot(bu - au, bv - av) || 1;
      const offset = (sign * widthM) / 2;
      return [u - ((bv - av) / length) * offset, v + ((bu - au) / length) * offset];
    });
  return [...side(-1), ...side(1).reverse()];
}

function catmullRom(a: number, b: number, c: number, d: number, t: number): number {
  return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
}
