import type { LayerInfo } from '../../electron/contract/model.ts';
import type { TextValues, WordKey } from '../words/index.ts';
import type { Severity } from './severity-mark.tsx';

/** One thing about a layer that a person should know. */
export interface HealthRemark {
  readonly severity: Severity;
  readonly key: WordKey;
  readonly values: TextValues;
}

/**
 * The health of a layer, the gravest first; empty when all is well.
 *
 * @param changedIds layers whose file was read again and found to be another one
 */
export function healthOf(layer: LayerInfo, changedIds: readonly string[]): HealthRemark[] {
  const remarks: HealthRemark[] = [];
  const add = (severity: Severity, key: WordKey, values: TextValues = {}) => remarks.push({ severity, key, values });
  if (layer.kind === 'raster' && layer.fileState === 'missing') add('error', 'health.missing');
  const isChanged = layer.kind === 'raster' && (layer.fileState === 'changed' || changedIds.includes(layer.id));
  if (isChanged) add('error', 'health.changed');
  if (layer.keptAside > 0) add('warning', 'health.aside', { n: layer.keptAside });
  if (layer.remarks > 0) add('warning', 'health.remarks', { n: layer.remarks });
  if (layer.runId === null && layer.source === '') add('note', 'health.no-source');
  if (layer.runId === null && layer.date === null) add('note', 'health.no-date');
  return remarks;
}
