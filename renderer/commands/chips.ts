import type { CandidateInfo, RasterLayerInfo, RasterView } from '../../electron/contract/model.ts';
import { ask } from '../state/bridge.ts';
import { type ChipPair, useChips } from '../state/chips.ts';
import { queueOf } from '../state/review-queue.ts';
import { getApp } from '../state/store.ts';
import { bandsFor } from './band-combinations.ts';
import { attempt, wordsOf } from './notices.ts';
import { rastersOf } from './scene-choice.ts';

const CHIP_PIXELS = 320;
const KEPT = 24;
/** Ground widths a chip may have, so that neighbours in the queue are seen at the same scale. */
const SIZES_M = [400, 600, 1000, 1600, 2500];
const METRES_PER_DEGREE = 111_320;

/** The chips of a candidate, then those of the one after it, so that moving on shows pictures at once. */
export async function loadChipsAround(candidateId: string): Promise<void> {
  const queue = queueOf(getApp().review.candidates, 'all');
  const at = queue.findIndex((each) => each.id === candidateId);
  for (const candidate of queue.slice(at, at + 2)) await loadChips(candidate);
}

async function loadChips(candidate: CandidateInfo): Promise<void> {
  if (useChips.getState()[candidate.id]) return;
  await attempt(wordsOf('rev.chip-loading'), async () => {
    const after = sceneOf(candidate.afterDate);
    const before = sceneOf(candidate.beforeDate);
    const view = await sharedView(before, after);
    const sizeM = chipSizeM(candidate);
    const [beforeUrl, afterUrl] = await Promise.all([
      picture(before, view, candidate, sizeM),
      picture(after, view, candidate, sizeM),
    ]);
    keep(candidate.id, { before: beforeUrl, after: afterUrl, sizeM });
  });
}

/** Forgets all pictures: the bands or the stretch have changed, or another project is open. */
export function forgetChips(): void {
  for (const pair of Object.values(useChips.getState())) release(pair);
  useChips.setState({}, true);
  views.clear();
}

/** Three times the candidate, rounded up to a common ground width. */
export function chipSizeM({ extent: [west, south, east, north] }: Pick<CandidateInfo, 'extent'>): number {
  const widthM = (east - west) * METRES_PER_DEGREE * Math.cos((((south + north) / 2) * Math.PI) / 180);
  const wantedM = 3 * Math.max(widthM, (north - south) * METRES_PER_DEGREE);
  return SIZES_M.find((sizeM) => sizeM >= wantedM) ?? Math.min(20_000, Math.ceil(wantedM / 1000) * 1000);
}

const sceneOf = (date: string | null): RasterLayerInfo | null =>
  rastersOf(getApp().snapshot.layers, 'scene').find((scene) => scene.date === date && scene.reachable) ?? null;

const views = new Map<string, RasterView>();

/** One set of bands and one stretch for both dates: a difference that is seen is a difference that is there. */
async function sharedView(before: RasterLayerInfo | null, after: RasterLayerInfo | null): Promise<RasterView | null> {
  const main = after ?? before;
  if (!main) return null;
  const bands: [number, number, number] = bandsFor(main, 'true') ?? [...main.view.bands];
  const layerIds = [before, after].flatMap((layer) => (layer ? [layer.id] : []));
  const key = [...layerIds, ...bands].join();
  const known = views.get(key);
  if (known) return known;
  const [red, green, blue] = (await ask('raster.stretch', { layerIds, bands })).stretch;
  const view: RasterView = red && green && blue ? { bands, stretch: [red, green, blue] } : main.view;
  views.set(key, view);
  return view;
}

async function picture(
  scene: RasterLayerInfo | null,
  view: RasterView | null,
  { centre }: CandidateInfo,
  sizeM: number,
): Promise<string | null> {
  if (!scene || !view) return null;
  const png = await ask('raster.chip', {
    layerId: scene.id,
    centre: [centre[0], centre[1]],
    sizeM,
    pixels: CHIP_PIXELS,
    view: {
      bands: [...view.bands],
      stretch: [[...view.stretch[0]], [...view.stretch[1]], [...view.stretch[2]]],
    },
  });
  return png ? URL.createObjectURL(new Blob([png as Uint8Array<ArrayBuffer>], { type: 'image/png' })) : null;
}

function keep(candidateId: string, pair: ChipPair): void {
  const entries = Object.entries(useChips.getState()).filter(([id]) => id !== candidateId);
  const gone = entries.slice(0, Math.max(0, entries.length - KEPT + 1));
  for (const [, old] of gone) release(old);
  useChips.setState(Object.fromEntries([...entries.slice(gone.length), [candidateId, pair]]), true);
}

function release({ before, after }: ChipPair): void {
  for (const url of [before, after]) if (url) URL.revokeObjectURL(url);
}
