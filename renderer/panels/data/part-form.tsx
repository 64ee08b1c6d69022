import { Alert, Checkbox, Input, Select, Table, Tag } from 'antd';
import { explain } from '../../../analysis/core/problems.ts';
import { LAYER_ROLES, type PreviewPart } from '../../../electron/contract/model.ts';
import { formatCell, formatCount } from '../../ui/format.ts';
import { useSpeech } from '../../ui/language.tsx';
import { isDate, type PartDraft } from './part-draft.ts';

const ENCODINGS = ['utf-8', 'gb18030', 'big5'];
/** The systems that data of this district comes in; others are read from the file itself. */
const SYSTEMS = ['EPSG:4490', 'EPSG:4326', 'EPSG:4548', 'EPSG:4527', 'EPSG:32650', 'EPSG:3857', 'GCJ-02', 'BD-09'];
const CLASSES = ['public', 'internal', 'secret'] as const;

interface Props {
  readonly part: PreviewPart;
  readonly draft: PartDraft;
  readonly onChange: (draft: PartDraft) => void;
  readonly onEncoding: (encoding: string) => void;
  readonly onCrs: (crs: string) => void;
}

/** One layer of a file: what is in it, what was found wrong, and what it shall be. */
export function PartForm({ part, draft, onChange, onEncoding, onCrs }: Props) {
  const { t, say, language } = useSpeech();
  const set = (change: Partial<PartDraft>) => onChange({ ...draft, ...change });
  const field = (label: string, control: React.ReactNode) => (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is inside
    <label className="field">
      <span>{label}</span>
      {control}
    </label>
  );
  return (
    <section className="part">
      <Checkbox checked={draft.isIncluded} onChange={(event) => set({ isIncluded: event.target.checked })}>
        <b>{part.title}</b>
      </Checkbox>
      <p className="facts">
        <Tag>{say(part.format)}</Tag>
        {part.raster ? (
          t('data.pixels', {
            w: part.raster.width,
            h: part.raster.height,
            n: part.raster.bandNames.length,
            names: part.raster.bandNames.join(' '),
          })
        ) : (
          <>
            <span data-testid="preview-rows">{t('data.rows', { n: formatCount(part.rows) })}</span> ·{' '}
            {t('data.fields', { n: part.fields.length })} · {t(`geom.${part.geometryType}`)}
          </>
        )}
      </p>
      {part.blocking ? (
        <Alert
          type="error"
          showIcon
          title={explain(part.blocking, language).cause}
          description={<span data-testid="problem-remedy">{explain(part.blocking, language).remedy}</span>}
          data-testid="preview-blocked"
        />
      ) : null}
      <div className="fields">
        {part.encoding === null
          ? null
          : field(
              t('data.encoding'),
              <>
                <Select
                  data-testid="encoding-select"
                  value={part.encoding.toLowerCase()}
                  options={[...new Set([part.encoding.toLowerCase(), ...ENCODINGS])].map((value) => ({
                    value,
                    label: value.toUpperCase(),
                  }))}
                  onChange={onEncoding}
                />
                {part.encodingNote ? <small>{say(part.encodingNote)}</small> : null}
              </>,
            )}
        {field(
          t('data.crs'),
          <>
            <Select
              data-testid="crs-select"
              value={part.crs}
              placeholder={t('data.crs-choose')}
              options={[...new Set([...(part.crs ? [part.crs] : []), ...SYSTEMS])].map((value) => ({
                value,
                label: value,
              }))}
              onChange={(value) => {
                if (value) onCrs(value);
              }}
            />
            <small>{say(part.crsNote)}</small>
          </>,
        )}
        {field(t('data.name'), <Input value={draft.name} onChange={(event) => set({ name: event.target.value })} />)}
        {field(
          t('data.role'),
          <Select
            data-testid="role-select"
            value={draft.role}
            options={LAYER_ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
            onChange={(role) => set({ role })}
          />,
        )}
        {field(
          t('data.date'),
          <Input
            value={draft.date}
            placeholder={t('data.date-hint')}
            status={draft.date === '' || isDate(draft.date) ? '' : 'error'}
            onChange={(event) => set({ date: event.target.value })}
          />,
        )}
        {field(
          t('data.classification'),
          <Select
            value={draft.classification}
            options={CLASSES.map((value) => ({ value, label: t(`class.${value}`) }))}
            onChange={(classification) => set({ classification })}
          />,
        )}
        {field(
          t('data.source'),
          <Input
            value={draft.source}
            placeholder={t('data.source-hint')}
            onChange={(event) => set({ source: event.target.value })}
          />,
        )}
      </div>
      <Problems part={part} />
      {part.sample.length === 0 ? null : (
        <Table
          size="small"
          pagination={false}
          scroll={{ x: part.fields.length * 110 }}
          rowKey={(row) => part.sample.indexOf(row)}
          columns={part.fields.map((each, index) => ({
            title: each.name,
            width: 110,
            ellipsis: true,
            render: (_: unknown, row: PreviewPart['sample'][number]) => formatCell(row[index]),
          }))}
          dataSource={part.sample.slice(0, 5)}
        />
      )}
    </section>
  );
}

function Problems({ part }: { readonly part: PreviewPart }) {
  const { t, language } = useSpeech();
  if (part.problems.length === 0) return <p className="quiet">{t('data.no-problems')}</p>;
  return (
    <Alert
      type="warning"
      showIcon
      title={t('data.problems')}
      data-testid="preview-problems"
      description={
        <ul>
          {part.problems.map(({ problem, count, firstRow }) => {
            const text = explain(problem, language);
            return (
              <li key={`${problem.code}-${firstRow}`}>
                {text.cause}{' '}
                {firstRow === null
                  ? t('data.problem-count', { n: count })
                  : t('data.problem-rows', { n: count, row: firstRow })}{' '}
                {text.remedy}
              </li>
            );
          })}
        </ul>
      }
    />
  );
}
