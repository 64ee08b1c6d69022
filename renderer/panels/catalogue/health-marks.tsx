import { CheckCircleFilled } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { useSpeech } from '../../ui/language.tsx';
import type { HealthRemark } from '../../ui/layer-health.ts';
import { SeverityMark } from '../../ui/severity-mark.tsx';

/** The gravest remark on a layer in words, with the others in its tooltip. */
export function HealthMark({ remarks }: { readonly remarks: readonly HealthRemark[] }) {
  const { t } = useSpeech();
  const [worst] = remarks;
  if (worst === undefined) {
    return (
      <span className="health">
        <CheckCircleFilled className="severity good" /> {t('health.ok')}
      </span>
    );
  }
  const all = remarks.map(({ key, values }) => t(key, values)).join(' · ');
  return (
    <Tooltip title={all}>
      <span className="health">
        <SeverityMark severity={worst.severity} /> {t(worst.key, worst.values)}
        {remarks.length > 1 ? <small> +{remarks.length - 1}</small> : null}
      </span>
    </Tooltip>
  );
}
