import { CheckCircleFilled } from '@ant-design/icons';
import { Alert, Button, InputNumber, Spin } from 'antd';
import type { DistrictReport } from '../../../electron/contract/catalogue.ts';
import { checkUnits, repairUnits, setGiveUpTo, unitLayer } from '../../commands/units.ts';
import { useCatalogue } from '../../state/catalogue.ts';
import { useApp } from '../../state/store.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { useSpeech } from '../../ui/language.tsx';
import { ProblemCard } from '../../ui/problem-card.tsx';
import { FindingGroups } from './finding-groups.tsx';

/** The self-test of the district's units: one press, a report, and a list of repairs. */
export function UnitsPanel() {
  const { t } = useSpeech();
  const layer = unitLayer(useApp((state) => state.snapshot.layers));
  const { report, revision, busy, failure, giveUpToM2 } = useCatalogue((state) => state.units);
  if (layer === null) return <EmptyHint text={t('units.none')} />;
  const isStale = report !== null && (report.layerId !== layer.id || revision !== layer.revision) && busy === null;
  return (
    <div className="units-panel" data-testid="units-panel">
      <p className="about">{t('units.about')}</p>
      <p data-testid="units-layer">
        {t('units.layer')}
        {t('common.colon')}
        <b>{layer.name}</b>
      </p>
      <div className="units-limit">
        <span>{t('units.give-up-to')}</span>
        <InputNumber
          min={0}
          max={1_000_000}
          step={100}
          suffix="m²"
          data-testid="give-up-to"
          value={giveUpToM2}
          onChange={(value) => setGiveUpTo(value ?? 0)}
        />
      </div>
      <p className="quiet">{t('units.give-up-hint')}</p>
      <Button
        type={report === null ? 'primary' : 'default'}
        block
        data-testid="check-units"
        loading={busy === 'checking'}
        disabled={busy !== null}
        onClick={() => void checkUnits()}
      >
        {t(report === null ? 'units.run' : 'units.run-again')}
      </Button>
      {failure ? <ProblemCard failure={failure} /> : null}
      {isStale ? <Alert type="info" showIcon title={t('units.stale')} data-testid="units-stale" /> : null}
      {busy === 'repairing' ? <Spin /> : null}
      {report === null ? null : <Report report={report} isStale={isStale} />}
    </div>
  );
}

function Report({ report, isStale }: { readonly report: DistrictReport; readonly isStale: boolean }) {
  const { t } = useSpeech();
  const { ticked, busy } = useCatalogue((state) => state.units);
  const count = (severity: string) => report.findings.filter((one) => one.severity === severity).length;
  const { unitCount, subdistricts, areas, areaKm2, officialAreaKm2, findings } = report;
  return (
    <section className="result" data-testid="units-report">
      <p className="run-summary">{t('units.counts', { n: unitCount, a: subdistricts, b: areas })}</p>
      <p className="run-summary">
        {t('units.area')}{' '}
        <b>{t('units.area-value', { km2: areaKm2.toFixed(2), official: officialAreaKm2.toFixed(1) })}</b>
      </p>
      {isStale ? null : findings.length === 0 ? (
        <p data-testid="units-sound">
          <CheckCircleFilled className="severity good" /> {t('units.sound')}
        </p>
      ) : (
        <p data-testid="units-found">
          {t('units.found', { errors: count('error'), warnings: count('warning'), notes: count('note') })}
        </p>
      )}
      <FindingGroups findings={findings} />
      {findings.some(({ repair }) => repair !== null) ? (
        <div className="units-repair">
          <Button
            type="primary"
            block
            data-testid="repair-units"
            loading={busy === 'repairing'}
            disabled={ticked.size === 0 || busy !== null || isStale}
            onClick={() => void repairUnits()}
          >
            {t('units.repair', { n: ticked.size })}
          </Button>
          <small className="quiet">{t('units.repair-hint')}</small>
        </div>
      ) : null}
    </section>
  );
}
