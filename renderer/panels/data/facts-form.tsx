import { Input, Select } from 'antd';
import { LAYER_ROLES } from '../../../electron/contract/model.ts';
import { chooseRole, editDraft } from '../../commands/data.ts';
import { isDate, type PartDraft } from '../../state/intake.ts';
import { Labelled } from '../../ui/labelled.tsx';
import { useSpeech } from '../../ui/language.tsx';
import type { PartProps } from './part-card.tsx';

const CLASSES = ['public', 'internal', 'secret'] as const;

/** What the layer shall be called, what it is for, and where it comes from. */
export function FactsForm({ token, each: { part, draft } }: PartProps) {
  const { t } = useSpeech();
  const set = (change: Partial<PartDraft>) => editDraft(token, part.layer, change);
  return (
    <div className="fields">
      <Labelled label={t('data.name')}>
        <Input data-testid="part-name" value={draft.name} onChange={({ target }) => set({ name: target.value })} />
      </Labelled>
      <Labelled label={t('data.role')}>
        <Select
          data-testid="role-select"
          value={draft.role}
          options={LAYER_ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
          onChange={(role) => void chooseRole(token, part.layer, role)}
        />
      </Labelled>
      <Labelled label={t('data.source')}>
        <Input
          value={draft.source}
          placeholder={t('data.source-hint')}
          onChange={({ target }) => set({ source: target.value })}
        />
      </Labelled>
      <Labelled label={t('data.date')}>
        <Input
          value={draft.date}
          placeholder={t('data.date-hint')}
          status={draft.date === '' || isDate(draft.date) ? '' : 'error'}
          onChange={({ target }) => set({ date: target.value })}
        />
      </Labelled>
      <Labelled label={t('data.licence')}>
        <Input
          value={draft.licence}
          placeholder={t('catalogue.licence-hint')}
          onChange={({ target }) => set({ licence: target.value })}
        />
      </Labelled>
      <Labelled label={t('data.classification')}>
        <Select
          value={draft.classification}
          options={CLASSES.map((value) => ({ value, label: t(`class.${value}`) }))}
          onChange={(classification) => set({ classification })}
        />
      </Labelled>
    </div>
  );
}
