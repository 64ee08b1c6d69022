import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../analysis/core/random.ts';
import { quietRun } from '../../analysis/core/run.ts';
import { connectedComponents } from '../../analysis/dumps/components.ts';
import { atLeastOfNine, dilate, hysteresis } from '../../analysis/dumps/morphology.ts';
import { count, emptyHistogram, otsuThreshold } from '../../analysis/dumps/otsu.ts';
import { polygonise } from '../../analysis/dumps/polygonise.ts';
import { simplifyPolygon } from '../../analysis/dumps/simplify.ts';
import { bridgeCorners, fillHoles } from '../../analysis/dumps/tidy-mask.ts';

/** Independent answers: scipy.ndimage for masks, GDAL's polygonizer and GEOS (through OGR) for outlines. */
const PYTHON = '/usr/bin/python3';
const modules = spawnSync(PYTHON, ['-c', 'import numpy, scipy.ndimage; from osgeo import gdal, ogr']);
const missing = modules.status === 0 ? '' : ' (skipped: needs python3-numpy, python3-scipy and python3-gdal)';

function ask<T>(script: string, input: unknown): T {
  const { stdout, stderr, status } = spawnSync(PYTHON, ['-c', script], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as T;
}

const HEAD = `
import sys, json, numpy as np
import scipy.ndimage as nd
d = json.load(sys.stdin); w, h = d['width'], d['height']
m = np.array(d['mask'], dtype=np.uint8).reshape(h, w)
`;

/** Speckle with clumps: noise smoothed once, so that components, holes and corners of all kinds occur. */
async function clumps(seed: number, width: number, height: number, density: number): Promise<Uint8Array> {
  const random = seededRandom(seed);
  const noise = Uint8Array.from({ length: width * height }, () => (random() < density ? 1 : 0));
  return atLeastOfNine(noise, width, height, 4, quietRun);
}

describe.skipIf(missing !== '')(`masks and outlines against SciPy, GDAL and GEOS${missing}`, () => {
  const [width, height] = [160, 120];

  it.each([0.3, 0.4, 0.5])('labels the same components as scipy.ndimage.label at density %f', async (density) => {
    const mask = await clumps(1, width, height, density);
    for (const neighbours of [4, 8] as const) {
      const { labels, count: own } = await connectedComponents(mask, width, height, neighbours, quietRun);
      const answer = ask<{ count: number; pairs: number }>(
        `${HEAD}
own = np.array(d['labels']).reshape(h, w)
lab, n = nd.label(m, structure=np.ones((3,3)) if d['neighbours'] == 8 else None)
print(json.dumps(dict(count=int(n), pairs=len(np.unique(np.stack([lab[m>0], own[m>0]]), axis=1).T))))`,
        { width, height, mask: [...mask], labels: [...labels], neighbours },
      );
      // One to one: as many pairs of labels as components, on both sides.
      expect([own, answer.pairs]).toEqual([answer.count, answer.count]);
    }
  });

  it('dilates, takes majorities, fills holes and grows hysteresis cores as scipy does', async () => {
    const mask = await clumps(2, width, height, 0.42);
    const high = mask.map((value, i) => (i % 37 === 0 ? value : 0));
    const filled = mask.slice();
    await fillHoles(filled, width, height, 4, quietRun);
    const own = {
      grown: [...(await dilate(mask, width, height, 2, quietRun))],
      majority: [...(await atLeastOfNine(mask, width, height, 5, quietRun))],
      kept: [...(await hysteresis(high, mask, width, height, quietRun))],
      filled: [...filled],
    };
    const differences = ask<Record<string, number>>(
      `${HEAD}
hi = np.array(d['high'], dtype=np.uint8).reshape(h, w); o = np.ones((3,3))
bg, n = nd.label(1 - m)
edge = set(np.unique(np.concatenate([bg[0], bg[-1], bg[:,0], bg[:,-1]])))
size = np.bincount(bg.ravel())
fill = m.copy()
for k in range(1, n + 1):
    if k not in edge and size[k] < 4: fill[bg == k] = 1
want = dict(grown=nd.binary_dilation(m, o, iterations=2), majority=nd.convolve(m.astype(int), o.astype(int), mode='constant') >= 5,
  kept=nd.binary_propagation(hi, o, mask=m), filled=fill)
print(json.dumps({k: int((np.array(d[k]).reshape(h, w) != v).sum()) for k, v in want.items()}))`,
      { width, height, mask: [...mask], high: [...high], ...own },
    );
    expect(differences).toEqual({ grown: 0, majority: 0, kept: 0, filled: 0 });
  });

  it('draws the outlines GDAL draws, valid for GEOS, and keeps them valid when simplified', async () => {
    const mask = await clumps(3, width, height, 0.45);
    await bridgeCorners(mask, new Float32Array(mask.length), width, height, quietRun);
    const components = await connectedComponents(mask, width, height, 8, quietRun);
    const polygons = polygonise(components, width, height);
    const rings = (polygon: { outer: ArrayLike<number>; holes: readonly ArrayLike<number>[] }) =>
      [polygon.outer, ...polygon.holes].map((ring) => Array.from(ring));
    const answer = ask<{
      patches: number;
      invalid: number;
      different: number;
      simpleInvalid: number;
      areaRatio: number;
    }>(
      `${HEAD}
from osgeo import gdal, ogr
gdal.UseExceptions()
def poly(rings):
    p = ogr.Geometry(ogr.wkbPolygon)
    for r in rings:
        g = ogr.Geometry(ogr.wkbLinearRing)
        for i in list(range(0, len(r), 2)) + [0]: g.AddPoint_2D(r[i], r[i+1])
        p.AddGeometry(g)
    return p
ds = gdal.GetDriverByName('MEM').Create('', w, h, 1, gdal.GDT_Int32)
ds.GetRasterBand(1).WriteArray(np.array(d['labels'], dtype=np.int32).reshape(h, w))
src = ogr.GetDriverByName('Memory').CreateDataSource(''); layer = src.CreateLayer('p', None, ogr.wkbPolygon)
layer.CreateField(ogr.FieldDefn('v', ogr.OFTInteger))
gdal.Polygonize(ds.GetRasterBand(1), ds.GetRasterBand(1), layer, 0, [])
want = {f.GetField(0): f.GetGeometryRef().Clone() for f in layer}
own = [poly(p) for p in d['exact']]; simple = [poly(p) for p in d['simple']]
gdal.PushErrorHandler('CPLQuietErrorHandler')
print(json.dumps(dict(patches=len(want), invalid=sum(not p.IsValid() for p in own),
  different=sum(p.SymDifference(want[k + 1].MakeValid()).Area() > 1e-9 for k, p in enumerate(own)),
  simpleInvalid=sum(not p.IsValid() for p in simple), areaRatio=sum(p.Area() for p in simple) / sum(p.Area() for p in own))))`,
      {
        width,
        height,
        mask: [...mask],
        labels: [...components.labels],
        exact: polygons.map(rings),
        simple: polygons.map((polygon) => rings(simplifyPolygon(polygon, 0.5))),
      },
    );
    expect(answer).toMatchObject({ patches: components.count, invalid: 0, different: 0, simpleInvalid: 0 });
    // Simplification by half a pixel must not shift areas systematically.
    expect(Math.abs(answer.areaRatio - 1)).toBeLessThan(0.03);
  });

  it('finds the Otsu threshold that trying every bin in NumPy finds', () => {
    const random = seededRandom(5);
    const values = Array.from({ length: 3000 }, (_, i) => (i % 5 === 0 ? 0.3 + 0.1 * random() : 0.05 * random()));
    const histogram = emptyHistogram(256, 0.512);
    for (const value of values) count(histogram, value);
    const best = ask<number[]>(
      `
import sys, json, numpy as np
d = json.load(sys.stdin); c = np.histogram(d, bins=256, range=(0, .512))[0]; x = np.arange(256)
v = [(c[:k].sum() * c[k:].sum() * ((c[:k] @ x[:k]) / c[:k].sum() - (c[k:] @ x[k:]) / c[k:].sum()) ** 2) if c[:k].sum() and c[k:].sum() else -1 for k in range(1, 256)]
print(json.dumps([float((k + 1) * .002) for k in np.flatnonzero(np.array(v) >= max(v) * (1 - 1e-12))]))`,
      values,
    );
    const own = otsuThreshold(histogram);
    expect(own).toBeGreaterThanOrEqual(best[0]! - 1e-9);
    expect(own).toBeLessThanOrEqual(best.at(-1)! + 1e-9);
  });
});
