import { AimOutlined } from '@ant-design/icons';
import { Button, Checkbox, Tag } from 'antd';
import { useState } from 'react';
import type { DistrictFinding } from '../../../electron/contract/catalogue.ts';
import { showFinding, tickFindings } from '../../commands/units.ts';
import { useCatalogue } from '../../state/catalogue.ts';
import { useSpeech } from '../../ui/language.tsx';
import { SeverityMark } from '../../ui/severity-mark.tsx';
import type { WordKey } from '../../words/index.ts';

const FIRST = 8;

/** The findings of one kind after another, each with its place on the map and a tick for its repair. */
export function FindingGroups({ findings }: { readonly findings: readonly DistrictFinding[] }) {
  const kinds = [...new Set(findings.map(({ kind }) => kind))];
  return kinds.map((kind) => (
    <Group key={kind} kind={kind} findings={findings.filter((finding) => finding.kind === kind)} />
  ));
}

function Group({ kind, findings }: { readonly kind: string; readonly findings: readonly DistrictFinding[] }) {
  const { t } = useSpeech();
  const [isWhole, setWhole] = useState(false);
  const ticked = useCatalogue((state) => state.units.ticked);
  const repairable = findings.filter(({ repair }) => repair !== null).map(({ id }) => id);
  const remedy = findings.find(({ repair }) => repair !== null)?.repair ?? null;
  const chosen = repairable.filter((id) => ticked.has(id)).length;
  const shown = isWhole ? findings : findings.slice(0, FIRST);
  return (
    <section className="finding-group" data-testid={`findings-${kind}`}>
      <header>
        <h4>{t(`finding.${kind}` as WordKey)}</h4>
        <span className="layer-count">{findings.length}</span>
        {remedy ? <small className="quiet">{t(`repair.${remedy}`)}</small> : null}
        <span className="spacer" />
        {repairable.length === 0 ? (
          <Tag>{t('units.by-hand')}</Tag>
        ) : (
          <Checkbox
            data-testid={`tick-${kind}`}
            checked={chosen === repairable.length}
            indeterminate={chosen > 0 && chosen < repairable.length}
            onChange={({ target }) => tickFindings(repairable, target.checked)}
          >
            {t('units.all')}
          </Checkbox>
        )}
      </header>
      <ul className="findings">
        {shown.map((finding) => (
          <Line key={finding.id} finding={finding} isTicked={ticked.has(finding.id)} />
        ))}
      </ul>
      {findings.length > shown.length ? (
        <Button type="link" onClick={() => setWhole(true)}>
          {t('layers.more')}（{findings.length - shown.length}）
        </Button>
      ) : null}
    </section>
  );
}

function Line({ finding, isTicked }: { readonly finding: DistrictFinding; readonly isTicked: boolean }) {
  const { t, say } = useSpeech();
  const isShown = useCatalogue((state) => state.units.shownId === finding.id);
  return (
    <li className={isShown ? 'shown' : ''}>
      <SeverityMark severity={finding.severity} />
      <span>{say(finding.words)}</span>
      {finding.extent === null ? null : (
        <Button
          type="text"
          size="small"
          icon={<AimOutlined />}
          data-testid="show-finding"
          aria-label={`${t('units.place')} ${say(finding.words)}`}
          title={t('units.place')}
          onClick={() => void showFinding(finding)}
        />
      )}
      {finding.repair === null ? null : (
        <Checkbox
          checked={isTicked}
          aria-label={say(finding.words)}
          onChange={({ target }) => tickFindings([finding.id], target.checked)}
        />
      )}
    </li>
  );
}
