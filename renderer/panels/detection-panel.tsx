import { useState } from 'react';
import { dumpsParams } from '../../analysis/dumps/params.ts';
import { runDetection } from '../commands/runs.ts';
import { chooseScenes, rastersOf } from '../commands/scene-choice.ts';
import { useApp } from '../state/store.ts';
import { useSpeech } from '../ui/language.tsx';
import { DetectionResult } from './detection-result.tsx';
import { LayerSelect } from './params/layer-select.tsx';
import { type ParamChoices, ParamForm } from './params/param-form.tsx';
import { RunBox } from './run-box.tsx';

/** The three that change the answer most; all others are folded away. */
const VISIBLE = ['minAreaM2', 'high', 'changeFloor'];

type Chosen = Partial<Record<'after' | 'before' | 'afterMask' | 'beforeMask', string | null>>;

export function DetectionPanel() {
  const { t } = useSpeech();
  const layers = useApp((state) => state.snapshot.layers);
  const [params, setParams] = useState<ParamChoices>({});
  const [chosen, setChosen] = useState<Chosen>({});
  const pick = { ...chooseScenes(layers), ...chosen };
  const scenes = rastersOf(layers, 'scene');
  const masks = rastersOf(layers, 'mask');
  const hindrance = pick.after === null ? t('det.need-scene') : pick.after === pick.before ? t('det.same-scene') : null;
  const run = () => {
    if (pick.after === null) return;
    void runDetection({
      afterLayerId: pick.after,
      beforeLayerId: pick.before,
      afterMaskLayerId: pick.afterMask,
      beforeMaskLayerId: pick.beforeMask,
      params: { ...params },
    });
  };
  return (
    <div className="panel" data-testid="detection-panel">
      <h2>{t('det.title')}</h2>
      <p className="about">{t('det.about')}</p>
      <LayerSelect
        label={t('det.after')}
        testId="select-after"
        layers={scenes}
        value={pick.after}
        onChange={(after) => setChosen({ ...chosen, after })}
      />
      <LayerSelect
        label={t('det.before')}
        testId="select-before"
        layers={scenes}
        value={pick.before}
        optional
        onChange={(before) => setChosen({ ...chosen, before })}
      />
      <LayerSelect
        label={t('det.after-mask')}
        testId="select-after-mask"
        layers={masks}
        value={pick.afterMask}
        optional
        onChange={(afterMask) => setChosen({ ...chosen, afterMask })}
      />
      <LayerSelect
        label={t('det.before-mask')}
        testId="select-before-mask"
        layers={masks}
        value={pick.beforeMask}
        optional
        onChange={(beforeMask) => setChosen({ ...chosen, beforeMask })}
      />
      <ParamForm table={dumpsParams} values={params} onChange={setParams} visible={VISIBLE} />
      <RunBox request="dumps.run" label={t('det.run')} testId="run-detection" hindrance={hindrance} onRun={run} />
      <DetectionResult />
    </div>
  );
}
