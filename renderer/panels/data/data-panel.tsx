import { InboxOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { chooseData } from '../../commands/data.ts';
import { useApp } from '../../state/store.ts';
import { useSpeech } from '../../ui/language.tsx';
import { IntakeCard } from './intake-card.tsx';

/** Adding data: the drop zone, and a card for each file that waits. */
export function DataPanel() {
  const { t } = useSpeech();
  const intake = useApp((state) => state.intake);
  return (
    <div className="panel" data-testid="data-panel">
      <h2>{t('data.title')}</h2>
      <div className="drop-box">
        <InboxOutlined />
        <p>{t('data.drop')}</p>
        <Button type="primary" data-testid="choose-data" onClick={() => void chooseData()}>
          {t('data.add')}
        </Button>
        <small>{t('data.formats')}</small>
      </div>
      {intake.map((each) => (
        <IntakeCard key={each.token} intake={each} />
      ))}
    </div>
  );
}
