import type { Handlers } from '../handlers.ts';
import type { LayerChange } from '../project/api.ts';
import type { Workspace } from '../workspace.ts';

type Names = 'layer.features' | 'layer.update' | 'layer.remove';

/** What the layer panel does. */
export function layerHandlers(workspace: Workspace): Handlers<Names> {
  return {
    'layer.features': ({ layerId }) => {
      workspace.vectorLayer(layerId);
      return workspace.project().readGeoJson(layerId);
    },
    'layer.update': ({ layerId, change }) => {
      workspace.project().updateLayer(layerId, withoutUndefined(change));
      return workspace.changed();
    },
    'layer.remove': ({ layerId }) => {
      workspace.project().removeLayer(layerId);
      return workspace.changed();
    },
  };
}

/** zod types a missing key as `| undefined`; a change lists only what changes. */
function withoutUndefined(change: Readonly<Record<string, unknown>>): LayerChange {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as LayerChange;
}
