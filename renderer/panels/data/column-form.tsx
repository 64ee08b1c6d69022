import { Checkbox, Segmented, Select } from 'antd';
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
  const first = headers[0] ?? '';
  const start: Readonly<Record<Way, CoordinateChoice>> = {
    two: { x: first, y: headers[1] ?? first },
    one: { text: first },
    none: { none: true },
  };
  return (
    <div className="fields columns">
      <Labelled label={t('data.columns')}>
        <Segmented
          data-testid="columns-way"
          value={wayOf(columns)}
          options={(['two', 'one', 'none'] as const).map((value) => ({ value, label: t(`data.columns-${value}`) }))}
          onChange={(way) => choose(start[way as Way])}
        />
      </Labelled>
      {wayOf(columns) === 'two' ? (
        <>
          {(['x', 'y'] as const).map((axis) => (
            <Labelled key={axis} label={t(`data.column-${axis}`)}>
              <Select
                showSearch
                data-testid={`column-${axis}`}
                value={two?.[axis] ?? null}
                options={options}
                onChange={(name) => {
                  if (name) choose({ x: first, y: headers[1] ?? first, ...two, [axis]: name });
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
      {columns !== null && 'text' in columns ? (
        <Labelled label={t('data.column-text')}>
          <Select
            showSearch
            data-testid="column-text"
            value={columns.text}
            options={options}
            onChange={(text) => choose({ ...columns, text })}
          />
        </Labelled>
      ) : null}
    </div>
  );
}
