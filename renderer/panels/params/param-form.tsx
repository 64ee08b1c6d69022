import { Collapse, InputNumber, Select, Tag, Tooltip } from 'antd';
import type { NumberParam, Param, ParamTable } from '../../../analysis/core/params.ts';
import { useSpeech } from '../../ui/language.tsx';

export type ParamChoices = Readonly<Record<string, number | string>>;

interface Props {
  readonly table: ParamTable;
  readonly values: ParamChoices;
  readonly onChange: (values: ParamChoices) => void;
  /** how many rows are shown before “advanced” */
  readonly visible?: readonly string[];
}

/** Any parameter table: unit, range, where the default comes from; the rest folded away. */
export function ParamForm({ table, values, onChange, visible }: Props) {
  const { t } = useSpeech();
  const ids = Object.keys(table);
  const isVisible = (id: string) => (visible ? visible.includes(id) : table[id]?.advanced !== true);
  const row = (id: string) => {
    const param = table[id];
    if (!param) return null;
    return (
      <ParamRow
        key={id}
        id={id}
        param={param}
        value={values[id] ?? param.default}
        onChange={(value) => onChange({ ...values, [id]: value })}
      />
    );
  };
  const folded = ids.filter((id) => !isVisible(id));
  return (
    <div className="param-form">
      {ids.filter(isVisible).map(row)}
      {folded.length === 0 ? null : (
        <Collapse
          ghost
          size="small"
          items={[{ key: 'advanced', label: `${t('common.advanced')}（${folded.length}）`, children: folded.map(row) }]}
        />
      )}
    </div>
  );
}

interface RowProps {
  readonly id: string;
  readonly param: Param;
  readonly value: number | string;
  readonly onChange: (value: number | string) => void;
}

function ParamRow({ id, param, value, onChange }: RowProps) {
  const { say, t } = useSpeech();
  return (
    <div className="param-row" data-testid={`param-${id}`}>
      <label htmlFor={`param-${id}`}>{say(param.words)}</label>
      {param.kind === 'choice' ? (
        <Select
          id={`param-${id}`}
          value={String(value)}
          options={Object.entries(param.choices).map(([key, words]) => ({ value: key, label: say(words) }))}
          onChange={onChange}
        />
      ) : (
        <Tooltip title={t('param.range', { min: param.min, max: `${param.max} ${param.unit}` })}>
          <InputNumber
            id={`param-${id}`}
            value={Number(value)}
            min={param.min}
            max={param.max}
            {...(param.step === undefined ? {} : { step: param.step })}
            {...(param.unit === '' ? {} : { suffix: param.unit })}
            onChange={(next) => {
              if (next !== null) onChange(next);
            }}
          />
        </Tooltip>
      )}
      {param.kind === 'number' && param.status ? <Citation param={param} /> : <span />}
    </div>
  );
}

/** Verified, quoted, or an assumption: a mark with its words, and the source behind it. */
function Citation({ param }: { readonly param: NumberParam }) {
  const { say, t } = useSpeech();
  if (!param.status) return null;
  const mark = { verified: '✓', secondary: '≈', unverified: '?' }[param.status];
  return (
    <Tooltip title={`${t(`param.${param.status}`)}${param.citation ? `：${say(param.citation)}` : ''}`}>
      <Tag className={`citation ${param.status}`} tabIndex={0} aria-label={t(`param.${param.status}`)}>
        {mark}
      </Tag>
    </Tooltip>
  );
}
