import { Input, Select } from 'antd';
import { useState } from 'react';
import { LAYER_ROLES, type LayerInfo } from '../../../electron/contract/model.ts';
import { editLayer } from '../../commands/catalogue.ts';
import { isDate } from '../../state/intake.ts';
import { Labelled } from '../../ui/labelled.tsx';
import { useSpeech } from '../../ui/language.tsx';

const CLASSES = ['public', 'internal', 'secret'] as const;

/** What can be edited of a layer: committed when a field is left or Enter is pressed, and undoable. */
export function LayerEdit({ layer }: { readonly layer: LayerInfo }) {
  const { t } = useSpeech();
  return (
    <div className="fields">
      <p className="quiet">{t('catalogue.edit-hint')}</p>
      <Labelled label={t('catalogue.name')}>
        <TextEdit
          key={layer.name}
          testId="edit-name"
          value={layer.name}
          isValid={(text) => text !== ''}
          onCommit={(name) => void editLayer(layer, { name })}
        />
      </Labelled>
      <Labelled label={t('catalogue.role')}>
        <Select
          data-testid="edit-role"
          value={layer.role}
          options={LAYER_ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
          onChange={(role) => void editLayer(layer, { role })}
        />
      </Labelled>
      <Labelled label={t('catalogue.source')}>
        <TextEdit
          key={layer.source}
          testId="edit-source"
          value={layer.source}
          hint={t('data.source-hint')}
          onCommit={(source) => void editLayer(layer, { source })}
        />
      </Labelled>
      <Labelled label={t('catalogue.date')}>
        <TextEdit
          key={layer.date ?? ''}
          testId="edit-date"
          value={layer.date ?? ''}
          hint={t('data.date-hint')}
          isValid={(text) => text === '' || isDate(text)}
          onCommit={(date) => void editLayer(layer, { date: date === '' ? null : date })}
        />
      </Labelled>
      <Labelled label={t('catalogue.licence')}>
        <TextEdit
          key={layer.licence}
          testId="edit-licence"
          value={layer.licence}
          hint={t('catalogue.licence-hint')}
          onCommit={(licence) => void editLayer(layer, { licence })}
        />
      </Labelled>
      <Labelled label={t('catalogue.classification')}>
        <Select
          data-testid="edit-classification"
          value={layer.classification}
          options={CLASSES.map((value) => ({ value, label: t(`class.${value}`) }))}
          onChange={(classification) => void editLayer(layer, { classification })}
        />
      </Labelled>
    </div>
  );
}

interface TextEditProps {
  readonly testId: string;
  readonly value: string;
  readonly hint?: string;
  readonly isValid?: (text: string) => boolean;
  readonly onCommit: (text: string) => void;
}

function TextEdit({ testId, value, hint, isValid = () => true, onCommit }: TextEditProps) {
  const [text, setText] = useState(value);
  const trimmed = text.trim();
  const commit = () => {
    if (trimmed !== value && isValid(trimmed)) onCommit(trimmed);
  };
  return (
    <Input
      data-testid={testId}
      value={text}
      placeholder={hint ?? ''}
      status={isValid(trimmed) ? '' : 'error'}
      onChange={({ target }) => setText(target.value)}
      onBlur={commit}
      onPressEnter={commit}
    />
  );
}
