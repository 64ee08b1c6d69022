import { Alert, Checkbox, Select } from 'antd';
import { editDraft } from '../../commands/data.ts';
import { Labelled } from '../../ui/labelled.tsx';
import { useSpeech } from '../../ui/language.tsx';
import type { PartProps } from './part-card.tsx';

/** Which field of the file fills which field of the layer's use. */
export function FieldForm({ token, each: { part, draft } }: PartProps) {
  const { t, say } = useSpeech();
  const { fields, headers, isRemembered } = part.mapping!;
  const options = headers.map((value) => ({ value, label: value }));
  const isFilled = (need: string) => fields.some((one) => one.need === need && draft.fields[one.name]);
  return (
    <div className="fields">
      {isRemembered ? (
        <Alert type="info" showIcon title={t('data.mapping-remembered')} data-testid="mapping-remembered" />
      ) : null}
      <Checkbox
        checked={draft.usesFields}
        data-testid="mapping-use"
        onChange={({ target }) => editDraft(token, part.layer, { usesFields: target.checked })}
      >
        {t('data.mapping-use')}
      </Checkbox>
      {fields.map(({ name, words, need }) => {
        const isOpen = need !== null && !isFilled(need);
        return (
          <Labelled key={name} label={say(words)} remark={isOpen ? t('data.mapping-need') : null}>
            <Select
              allowClear
              showSearch
              data-testid={`field-${name}`}
              disabled={!draft.usesFields}
              value={draft.fields[name] ?? null}
              placeholder={t('data.mapping-missing')}
              status={isOpen && draft.usesFields ? 'warning' : ''}
              options={options}
              onChange={(from) =>
                editDraft(token, part.layer, { fields: { ...draft.fields, [name]: from ? String(from) : null } })
              }
            />
          </Labelled>
        );
      })}
    </div>
  );
}
