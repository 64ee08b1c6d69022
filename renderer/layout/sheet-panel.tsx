import { FilePdfOutlined, FolderOpenOutlined } from '@ant-design/icons';
import { Alert, Button, Input, Segmented, Select } from 'antd';
import type { SheetOptions } from '../../electron/contract/model.ts';
import { changeSheet, exportSheet, fullOptions, revealSheet } from '../commands/sheet.ts';
import { useApp } from '../state/store.ts';
import { formatBytes } from '../ui/format.ts';
import { useSpeech } from '../ui/language.tsx';
import { ProblemCard } from '../ui/problem-card.tsx';
import { SheetPreview } from './sheet-preview.tsx';

const TEMPLATES = ['overview', 'site', 'gaps', 'plan'] as const;
const SCALES = [1000, 2000, 5000, 10_000, 25_000, 50_000, 100_000];
const CLASSES = ['public', 'internal', 'secret'] as const;

/** One sheet: what it shows, on what paper, who signed it; the preview is what is printed. */
export function SheetPanel() {
  const { t } = useSpeech();
  const sheet = useApp((state) => state.sheet);
  const units = useApp((state) =>
    unitNames(state.snapshot.layers.find((layer) => layer.role === 'units')?.id, state.features),
  );
  const candidates = useApp((state) => state.review.candidates);
  const { options, preview, busy, failure, exported } = sheet;
  const set = (change: Partial<SheetOptions>) => changeSheet(change);
  return (
    <div className="panel sheet" data-testid="sheet-panel">
      <h2>{t('sheet.title')}</h2>
      <p className="about">{t('sheet.about')}</p>
      <Segmented
        block
        value={options.template}
        data-testid="sheet-template"
        options={TEMPLATES.map((value) => ({ value, label: t(`sheet.${value}`) }))}
        onChange={(template) => set({ template })}
      />
      <SheetPreview preview={preview} isBusy={busy === 'composing'} />
      {failure ? <ProblemCard failure={failure} /> : null}
      <Button
        type="primary"
        size="middle"
        block
        icon={<FilePdfOutlined />}
        data-testid="export-sheet"
        loading={busy === 'exporting'}
        onClick={() => void exportSheet()}
      >
        {busy === 'exporting' ? t('sheet.exporting') : t('sheet.export')}
      </Button>
      {exported ? (
        <Alert
          type="success"
          showIcon
          data-testid="sheet-exported"
          title={t('sheet.exported', { name: exported.name, size: formatBytes(exported.bytes) })}
          action={
            <Button icon={<FolderOpenOutlined />} onClick={() => void revealSheet()}>
              {t('sheet.reveal')}
            </Button>
          }
        />
      ) : null}
      <div className="fields">
        <Field label={t('sheet.paper')}>
          <Segmented
            value={options.paper}
            options={['A4', 'A3']}
            onChange={(paper) => set({ paper: paper as 'A4' | 'A3' })}
          />
          <Segmented
            value={options.orientation}
            options={(['landscape', 'portrait'] as const).map((value) => ({ value, label: t(`sheet.${value}`) }))}
            onChange={(orientation) => set({ orientation })}
          />
        </Field>
        <Field label={t('sheet.heading')}>
          <Input
            key={options.template}
            defaultValue={options.title}
            placeholder={fullOptions().title}
            data-testid="sheet-title"
            onBlur={(event) => set({ title: event.target.value })}
          />
        </Field>
        <Field label={t('sheet.scale')}>
          <Select
            value={options.scale ?? 0}
            options={[
              { value: 0, label: t('sheet.scale-auto') },
              ...SCALES.map((value) => ({ value, label: `1:${value.toLocaleString('en-US')}` })),
            ]}
            onChange={(scale) => set({ scale: scale === 0 ? null : scale })}
          />
        </Field>
        {options.template === 'site' ? (
          <Field label={t('sheet.candidate')}>
            <Select
              value={fullOptions().candidateId}
              options={candidates.map((each) => ({ value: each.id, label: `#${each.rank} ${each.unit}` }))}
              onChange={(candidateId) => set({ candidateId })}
            />
          </Field>
        ) : (
          <Field label={t('sheet.unit')}>
            <Select
              showSearch
              value={options.unit}
              options={[
                { value: null, label: t('sheet.unit-all') },
                ...units.map((value) => ({ value, label: value })),
              ]}
              onChange={(unit: string | null) => set({ unit: unit ?? null })}
            />
          </Field>
        )}
        {(['drawnBy', 'checkedBy', 'approvedBy'] as const).map((id) => (
          <Field
            key={id}
            label={t(
              ({ drawnBy: 'sheet.drawn', checkedBy: 'sheet.checked', approvedBy: 'sheet.approved' } as const)[id],
            )}
          >
            <Input defaultValue={options[id]} onBlur={(event) => set({ [id]: event.target.value })} />
          </Field>
        ))}
        <Field label={t('sheet.classification')}>
          <Select
            value={options.classification}
            options={CLASSES.map((value) => ({ value, label: t(`class.${value}`) }))}
            onChange={(classification) => set({ classification })}
          />
        </Field>
      </div>
    </div>
  );
}

function Field({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is inside
    <label className="field">
      <span>{label}</span>
      <span className="field-controls">{children}</span>
    </label>
  );
}

const noNames: readonly string[] = [];
const namesByLayer = new WeakMap<object, readonly string[]>();

function unitNames(
  layerId: string | undefined,
  features: ReturnType<typeof useApp.getState>['features'],
): readonly string[] {
  const loaded = layerId ? features[layerId] : undefined;
  if (!loaded) return noNames;
  const known = namesByLayer.get(loaded);
  if (known) return known;
  const names = loaded.features
    .map((each) => String(each.properties['name'] ?? ''))
    .filter((name) => name !== '')
    .sort((a, b) => a.localeCompare(b, 'zh-Hans-CN'));
  namesByLayer.set(loaded, names);
  return names;
}
