import { CloseCircleFilled, InfoCircleOutlined, WarningFilled } from '@ant-design/icons';
import { useSpeech } from './language.tsx';

export type Severity = 'error' | 'warning' | 'note';

const ICONS = { error: CloseCircleFilled, warning: WarningFilled, note: InfoCircleOutlined } as const;

/** How grave something is: by shape and by name, and then by colour. */
export function SeverityMark({ severity }: { readonly severity: Severity }) {
  const { t } = useSpeech();
  const Icon = ICONS[severity];
  return (
    <Icon className={`severity ${severity}`} aria-label={t(`severity.${severity}`)} title={t(`severity.${severity}`)} />
  );
}
