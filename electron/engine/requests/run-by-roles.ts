import { AppError } from '../../../analysis/core/problems.ts';
import type { LayerInfo, LayerRole } from '../../contract/model.ts';
import type { JobStarted } from '../../contract/requests.ts';
import type { Engine } from '../engine.ts';
import { chooseScenes } from './choose-scenes.ts';

type Params = Readonly<Record<string, number | string>>;

/** Starts an analysis on the layers whose roles it asks for, as the panels propose them. */
export async function runByRoles(
  engine: Engine,
  analysis: 'dumps' | 'coverage' | 'location',
  params: Params,
): Promise<JobStarted> {
  const layers = engine.workspace.project().layers();
  const id = (role: LayerRole): string => required(layers, role).id;
  const maybe = (role: LayerRole): string | null => newestOf(layers, role)?.id ?? null;
  if (analysis === 'dumps') {
    const choice = chooseScenes(layers);
    if (choice === null) throw new AppError({ code: 'no-layer-of-role', role: 'scene' });
    return engine.handle('dumps.run', {
      afterLayerId: choice.after.id,
      beforeLayerId: choice.before?.id ?? null,
      afterMaskLayerId: choice.afterMask?.id ?? null,
      beforeMaskLayerId: choice.beforeMask?.id ?? null,
      params,
    });
  }
  const demandLayerId = maybe('compounds') ?? id('communities');
  if (analysis === 'coverage') {
    const facilityLayerId = maybe('machines') ?? id('facilities');
    const roadLayerId = maybe('roads');
    return engine.handle('coverage.run', {
      demandLayerId,
      facilityLayerId,
      unitLayerId: id('units'),
      roadLayerId,
      params,
    });
  }
  const candidateLayerId = id('machine-candidates');
  return engine.handle('location.run', { demandLayerId, candidateLayerId, existingLayerId: maybe('machines'), params });
}

/** The topmost layer of a role. */
export function newestOf(layers: readonly LayerInfo[], role: LayerRole): LayerInfo | undefined {
  return layers.filter((layer) => layer.role === role).sort((a, b) => b.order - a.order)[0];
}

function required(layers: readonly LayerInfo[], role: LayerRole): LayerInfo {
  const layer = newestOf(layers, role);
  if (layer === undefined) throw new AppError({ code: 'no-layer-of-role', role });
  return layer;
}
