import { Segmented } from 'antd';
import { useState } from 'react';
import type { ParamTable } from '../../analysis/core/params.ts';
import { locationParams } from '../../analysis/location/params.ts';
import { runPlan } from '../commands/runs.ts';
import { useApp } from '../state/store.ts';
import { useSpeech } from '../ui/language.tsx';
import { newestLayer, vectorsOf } from './layer-choice.ts';
import { LayerSelect } from './params/layer-select.tsx';
import { type ParamChoices, ParamForm } from './params/param-form.tsx';
import { PlanResult } from './plan-result.tsx';
import { RunBox } from './run-box.tsx';

type Model = 'lscp' | 'mclp';
type Chosen = Partial<Record<'demand' | 'candidates' | 'existing', string | null>>;

/** The rows a question has: the model is chosen above, and “fewest” has no number of machines. */
function tableFor(model: Model): ParamTable {
  const { model: _model, p, ...others } = locationParams;
  return model === 'mclp' ? { p, ...others } : others;
}

export function PlanPanel() {
  const { t } = useSpeech();
  const layers = useApp((state) => state.snapshot.layers);
  const [model, setModel] = useState<Model>('mclp');
  const [params, setParams] = useState<ParamChoices>({});
  const [chosen, setChosen] = useState<Chosen>({});
  const points = vectorsOf(layers, 'point');
  const pick = {
    demand: newestLayer(layers, 'compounds'),
    candidates: newestLayer(layers, 'machine-candidates'),
    existing: newestLayer(layers, 'machines'),
    ...chosen,
  };
  const table = tableFor(model);
  const run = () => {
    const { demand, candidates, existing } = pick;
    if (!demand || !candidates) return;
    const fitting = Object.fromEntries(Object.entries(params).filter(([id]) => Object.hasOwn(table, id)));
    void runPlan({
      demandLayerId: demand,
      candidateLayerId: candidates,
      existingLayerId: existing,
      params: { ...fitting, model },
    });
  };
  return (
    <div className="panel" data-testid="plan-panel">
      <h2>{t('plan.title')}</h2>
      <p className="about">{t('plan.about')}</p>
      <Segmented
        block
        data-testid="plan-model"
        value={model}
        options={[
          { value: 'mclp', label: <span data-testid="model-mclp">{t('plan.mclp')}</span> },
          { value: 'lscp', label: <span data-testid="model-lscp">{t('plan.lscp')}</span> },
        ]}
        onChange={(value) => setModel(value as Model)}
      />
      <LayerSelect
        label={t('plan.demand')}
        testId="plan-demand"
        layers={points}
        value={pick.demand}
        onChange={(demand) => setChosen({ ...chosen, demand })}
      />
      <LayerSelect
        label={t('plan.candidates')}
        testId="plan-candidates"
        layers={points}
        value={pick.candidates}
        onChange={(candidates) => setChosen({ ...chosen, candidates })}
      />
      <LayerSelect
        label={t('plan.existing')}
        testId="plan-existing"
        layers={points}
        value={pick.existing}
        optional
        onChange={(existing) => setChosen({ ...chosen, existing })}
      />
      <ParamForm
        table={table}
        values={params}
        onChange={setParams}
        visible={model === 'mclp' ? ['p', 'radiusM', 'minutes'] : ['radiusM', 'minutes', 'maxPerUnit']}
      />
      <RunBox
        request="location.run"
        label={t('plan.run')}
        testId="run-plan"
        hindrance={pick.demand && pick.candidates ? null : t('plan.need')}
        onRun={run}
      />
      <PlanResult />
    </div>
  );
}
