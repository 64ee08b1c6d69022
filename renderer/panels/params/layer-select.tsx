import { Select } from 'antd';
import type { LayerInfo } from '../../../electron/contract/model.ts';
import { useSpeech } from '../../ui/language.tsx';

interface Props {
  readonly label: string;
  readonly layers: readonly LayerInfo[];
  readonly value: string | null;
  readonly optional?: boolean;
  readonly testId: string;
  readonly onChange: (layerId: string | null) => void;
}

/** Which layer an analysis reads for one of its inputs. */
export function LayerSelect({ label, layers, value, optional = false, testId, onChange }: Props) {
  const { t } = useSpeech();
  return (
    <div className="param-row wide">
      <label htmlFor={testId}>{label}</label>
      <Select
        id={testId}
        data-testid={testId}
        value={value}
        placeholder="–"
        options={[
          ...(optional ? [{ value: null, label: t('common.none') }] : []),
          ...layers.map((layer) => ({
            value: layer.id,
            label: layer.date ? `${layer.name}  ${layer.date}` : layer.name,
          })),
        ]}
        onChange={(next: string | null) => onChange(next ?? null)}
      />
    </div>
  );
}
