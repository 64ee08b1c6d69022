import { Checkbox, Segmented, Select } from 'antd';
import { useState } from 'react';
import type { CoordinateChoice } from '../../../electron/contract/import-choices.ts';
import { readAgain } from '../../commands/data.ts';
import { Labelled } from '../../ui/labelled.tsx';
import { useSpeech } from '../../ui/language.tsx';
import type { PartProps } from './part-card.tsx';

type Way = 'two' | 'one' | 'none';

const wayOf = (columns: CoordinateChoice | null): Way =>
  columns === null || 'x' in columns ? 'two' : 'text' in columns ? 'one' : 'none';

/** Which columns of a table hold the position; a change reads the preview again at once. */
export function ColumnForm({ token, each: { part } }: PartProps) {
  const { t } = useSpeech();
  const { headers, columns } = part.mapping!;
  const options = headers.map((value) => ({ value, label: value }));
  const choose = (next: CoordinateChoice) => void readAgain(token, part.layer, { columns: next });
  const two = columns !== null && 'x' in columns ? columns : null;
  const [way, setWay] = useState(wayOf(columns));
  const [pair, setPair] = useState<Partial<Record<'x' | 'y', string>>>(two ?? {});
  const chooseAxis = (axis: 'x' | 'y', name: string) => {
    const next = { ...pair, [axis]: name };
    setPair(next);
    if (next.x && next.y) choose({ ...two, x: next.x, y: next.y });
  };
  return (
    <div className="fields columns">
      <Labelled label={t('data.columns')}>
        <Segmented
          data-testid="columns-way"
          value={way}
          options={(['two', 'one', 'none'] as const).map((value) => ({ value, label: t(`data.columns-${value}`) }))}
          onChange={(next) => {
            setWay(next as Way);
            if (next === 'none') choose({ none: true });
          }}
        />
      </Labelled>
      {way === 'two' ? (
        <>
          {(['x', 'y'] as const).map((axis) => (
            <Labelled key={axis} label={t(`data.column-${axis}`)}>
              <Select
                showSearch
                data-testid={`column-${axis}`}
                value={pair[axis] ?? null}
                placeholder={t('data.column-choose')}
                options={options}
                onChange={(name) => {
                  if (name) chooseAxis(axis, name);
                }}
              />
            </Labelled>
          ))}
          {two === null ? null : (
            <Checkbox
              className="field-check"
              checked={two.northFirst ?? false}
              onChange={({ target }) => choose({ ...two, northFirst: target.checked })}
            >
              {t('data.north-first')}
            </Checkbox>
          )}
        </>
      ) : null}
      {way === 'one' ? (
        <Labelled label={t('data.column-text')}>
          <Select
            showSearch
            data-testid="column-text"
            value={columns !== null && 'text' in columns ? columns.text : null}
            placeholder={t('data.column-choose')}
            options={options}
            onChange={(text) => {
              if (text) choose({ text });
            }}
          />
        </Labelled>
      ) : null}
    </div>
  );
}
