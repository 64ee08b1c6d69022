import type { LayerInfo } from '../../../electron/contract/model.ts';
import type { LoadedLayer } from '../../state/features.ts';
import { useApp } from '../../state/store.ts';
import { formatCount } from '../../ui/format.ts';
import { useSpeech } from '../../ui/language.tsx';
import { classIndex, specOf } from '../../ui/layer-symbols.ts';
import { SymbolSwatch } from '../../ui/symbol-swatch.tsx';

interface Props {
  readonly layer: LayerInfo;
  readonly loaded: LoadedLayer | null;
}

/** The classes that are in the data, with their symbols and counts; from the same spec as the map. */
export function LayerLegend({ layer, loaded }: Props) {
  const { say, t } = useSpeech();
  if (layer.kind === 'raster') return null;
  const spec = specOf(layer);
  const counts = classCounts(layer, loaded);
  return (
    <ul className="legend">
      {spec.classes.map((each, index) =>
        counts !== null && counts[index] === 0 ? null : (
          <li key={each.id}>
            <SymbolSwatch symbol={each.symbol} />
            <span>
              {say(each.words)}
              {each.fromZoom === undefined ? null : <FromZoom zoom={each.fromZoom} />}
            </span>
            {spec.classes.length > 1 && counts ? (
              <span className="layer-count">{formatCount(counts[index] ?? 0)}</span>
            ) : null}
          </li>
        ),
      )}
      {layer.role === 'candidates' ? <li className="legend-note">{t('legend.by-score')}</li> : null}
    </ul>
  );
}

/** Says that a class is not drawn yet because the map is too far away. */
function FromZoom({ zoom }: { readonly zoom: number }) {
  const { t } = useSpeech();
  const isFar = useApp(({ readout }) => readout.zoom !== null && readout.zoom < zoom);
  return isFar ? <small className="quiet"> {t('legend.zoom-in')}</small> : null;
}

/** counts[i] belongs to class i; null while the rows are not here. */
function classCounts(layer: LayerInfo, loaded: LoadedLayer | null): number[] | null {
  if (!loaded) return null;
  const spec = specOf(layer);
  const counts = spec.classes.map(() => 0);
  for (const { properties } of loaded.features) {
    const at = classIndex(spec, properties);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}
