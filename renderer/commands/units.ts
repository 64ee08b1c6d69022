import type { DistrictFinding } from '../../electron/contract/catalogue.ts';
import type { LayerInfo, VectorLayerInfo } from '../../electron/contract/model.ts';
import { ask, failureOf } from '../state/bridge.ts';
import { getCatalogue, setUnits } from '../state/catalogue.ts';
import { getApp, setApp } from '../state/store.ts';
import { showDataView } from './catalogue.ts';
import { settled } from './jobs.ts';
import { flyTo, padded, setSelection } from './view.ts';
import { applySnapshot, loadFeaturesOf } from './workspace.ts';

/** The topmost layer of units. */
export const unitLayer = (layers: readonly LayerInfo[]): VectorLayerInfo | null =>
  layers.find((layer): layer is VectorLayerInfo => layer.role === 'units' && layer.kind === 'vector') ?? null;

/** Opens the self-test and runs it. */
export async function startUnitCheck(): Promise<void> {
  showDataView('units');
  await checkUnits();
}

/** Holds the unit layer against the official list; nothing is changed. What can be repaired is ticked. */
export async function checkUnits(): Promise<void> {
  const layer = unitLayer(getApp().snapshot.layers);
  if (layer === null || getCatalogue().units.busy !== null) return;
  setUnits({ busy: 'checking', failure: null });
  try {
    const { giveUpToM2 } = getCatalogue().units;
    const report = await ask('units.check', { layerId: layer.id, giveUpToM2 });
    const ticked = new Set(report.findings.filter(({ repair }) => repair !== null).map(({ id }) => id));
    setUnits({ report, revision: layer.revision, ticked, busy: null, shownId: null });
    setApp({ pointedAt: [] });
  } catch (error) {
    setUnits({ busy: null, failure: failureOf(error) });
  }
}

/** Repairs what is ticked as one step that undo takes back, and tests again. */
export async function repairUnits(): Promise<void> {
  const { report, ticked, giveUpToM2 } = getCatalogue().units;
  if (report === null || ticked.size === 0) return;
  setUnits({ busy: 'repairing', failure: null });
  try {
    const input = { layerId: report.layerId, findings: [...ticked], giveUpToM2 };
    const { jobId } = await ask('units.repair', input);
    const outcome = await settled(jobId);
    applySnapshot(await ask('workspace.snapshot', {}));
    if (outcome.status === 'failed') {
      setUnits({ busy: null, failure: { problem: outcome.problem, message: outcome.message } });
      return;
    }
    setUnits({ busy: null });
    if (outcome.status !== 'done') return;
    await checkUnits();
  } catch (error) {
    setUnits({ busy: null, failure: failureOf(error) });
  }
}

export function tickFindings(ids: readonly string[], isTicked: boolean): void {
  const ticked = new Set(getCatalogue().units.ticked);
  for (const id of ids) {
    if (isTicked) ticked.add(id);
    else ticked.delete(id);
  }
  setUnits({ ticked });
}

export const setGiveUpTo = (giveUpToM2: number): void => setUnits({ giveUpToM2 });

/** Moves the map to a finding and marks its ground, or the unit it is about. */
export async function showFinding(finding: DistrictFinding): Promise<void> {
  const { report } = getCatalogue().units;
  if (report === null) return;
  setUnits({ shownId: finding.id });
  await loadFeaturesOf(report.layerId);
  const feature = getApp().features[report.layerId]?.features[(finding.rows[0] ?? 0) - 1];
  setSelection(feature ? { layerId: report.layerId, featureId: feature.id } : null);
  const [west, south, east, north] = finding.extent ?? [0, 0, 0, 0];
  const isPoint = finding.extent !== null && west === east && south === north;
  setApp({ pointedAt: isPoint ? [[west, south]] : finding.outline });
  if (finding.extent !== null) flyTo(padded(finding.extent), 18);
}
