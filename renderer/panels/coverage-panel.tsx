import { useState } from 'react';
import { coverageParams } from '../../analysis/coverage/params.ts';
import { runCoverage } from '../commands/runs.ts';
import { useApp } from '../state/store.ts';
import { useSpeech } from '../ui/language.tsx';
import { CoverageResultView } from './coverage-result.tsx';
import { newestLayer, vectorsOf } from './layer-choice.ts';
import { LayerSelect } from './params/layer-select.tsx';
import { type ParamChoices, ParamForm } from './params/param-form.tsx';
import { RunBox } from './run-box.tsx';

type Chosen = Partial<Record<'demand' | 'facility' | 'unit' | 'roads', string | null>>;
const VISIBLE = ['radiusM', 'minutes', 'householdsPer'];

export function CoveragePanel() {
  const { t } = useSpeech();
  const layers = useApp((state) => state.snapshot.layers);
  const [params, setParams] = useState<ParamChoices>({});
  const [chosen, setChosen] = useState<Chosen>({});
  const pick = {
    demand: newestLayer(layers, 'compounds'),
    facility: newestLayer(layers, 'machines'),
    unit: newestLayer(layers, 'units'),
    roads: newestLayer(layers, 'roads'),
    ...chosen,
  };
  const run = () => {
    const { demand, facility, unit, roads } = pick;
    if (!demand || !facility || !unit) return;
    void runCoverage({
      demandLayerId: demand,
      facilityLayerId: facility,
      unitLayerId: unit,
      roadLayerId: roads,
      params: { ...params },
    });
  };
  const isReady = pick.demand && pick.facility && pick.unit;
  return (
    <div className="panel" data-testid="coverage-panel">
      <h2>{t('cov.title')}</h2>
      <p className="about">{t('cov.about')}</p>
      <LayerSelect
        label={t('cov.demand')}
        testId="select-demand"
        layers={vectorsOf(layers, 'point')}
        value={pick.demand}
        onChange={(demand) => setChosen({ ...chosen, demand })}
      />
      <LayerSelect
        label={t('cov.facility')}
        testId="select-facility"
        layers={vectorsOf(layers, 'point')}
        value={pick.facility}
        onChange={(facility) => setChosen({ ...chosen, facility })}
      />
      <LayerSelect
        label={t('cov.unit-layer')}
        testId="select-units"
        layers={vectorsOf(layers, 'polygon')}
        value={pick.unit}
        onChange={(unit) => setChosen({ ...chosen, unit })}
      />
      <LayerSelect
        label={t('cov.roads')}
        testId="select-roads"
        layers={vectorsOf(layers, 'line')}
        value={pick.roads}
        optional
        onChange={(roads) => setChosen({ ...chosen, roads })}
      />
      <ParamForm table={coverageParams} values={params} onChange={setParams} visible={VISIBLE} />
      <RunBox
        request="coverage.run"
        label={t('cov.run')}
        testId="run-coverage"
        hindrance={isReady ? null : t('cov.need')}
        onRun={run}
      />
      <CoverageResultView />
    </div>
  );
}
