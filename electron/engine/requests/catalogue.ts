import type { CellValue } from '../../../analysis/core/features.ts';
import { AppError, explain } from '../../../analysis/core/problems.ts';
import type { Language } from '../../../analysis/core/words.ts';
import type { LayerOriginInfo } from '../../contract/catalogue.ts';
import type { LayerInfo } from '../../contract/model.ts';
import type { QualityView } from '../../contract/preview.ts';
import type { Handlers } from '../handlers.ts';
import type { Workspace } from '../workspace.ts';
import { catalogueHeader, catalogueLine } from './catalogue-lines.ts';
import { writeTable } from './write-table.ts';

type Names = 'layer.origin' | 'layer.exportAside' | 'catalogue.export';

const ASIDE_SHOWN = 200;

/** What the catalogue knows of layers, and its tables as files. */
export function catalogueHandlers(workspace: Workspace): Handlers<Names> {
  return {
    'layer.origin': ({ layerId }) => originInfo(workspace, layerId),
    'layer.exportAside': ({ layerId, file, language }) => {
      const path = workspace.files.pathOf(file);
      const origin = workspace.project().origin(layerId);
      if (origin === null || origin.aside.length === 0) {
        throw new AppError({ code: 'nothing-kept-aside', layer: layerOf(workspace, layerId).name });
      }
      const header = [...ASIDE_HEADER[language], ...origin.asideFields];
      const lines = origin.aside.map(({ row, problem, values }): CellValue[] => {
        const { cause, remedy } = explain(problem, language);
        return [row, cause, remedy, ...values];
      });
      writeTable(path, header, lines);
      return { rows: lines.length };
    },
    'catalogue.export': ({ file, language }) => {
      const path = workspace.files.pathOf(file);
      const layers = workspace.project().layers();
      const lines = layers.map((layer) => catalogueLine(layer, language));
      writeTable(path, catalogueHeader(language), lines);
      return { rows: lines.length };
    },
  };
}

const ASIDE_HEADER: Readonly<Record<Language, readonly string[]>> = {
  zh: ['行号', '原因', '怎么办'],
  en: ['row', 'reason', 'what to do'],
};

function originInfo(workspace: Workspace, layerId: string): LayerOriginInfo | null {
  const origin = workspace.project().origin(layerId);
  if (origin === null) return null;
  const { encoding, report, asideFields, aside } = origin;
  return {
    encoding,
    quality: report as QualityView | null,
    asideCount: aside.length,
    asideFields,
    aside: aside.slice(0, ASIDE_SHOWN),
  };
}

function layerOf(workspace: Workspace, layerId: string): LayerInfo {
  const layer = workspace
    .project()
    .layers()
    .find(({ id }) => id === layerId);
  if (layer === undefined) throw new AppError({ code: 'layer-gone', layerId });
  return layer;
}
