import { InboxOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { chooseData, importAll } from '../../commands/data.ts';
import { importPartsOf } from '../../state/intake.ts';
import { useApp } from '../../state/store.ts';
import { useSpeech } from '../../ui/language.tsx';
import { IntakeCard } from './intake-card.tsx';

/** Adding data: the drop zone, and a card for each file that waits. */
export function AddData() {
  const { t } = useSpeech();
  const intake = useApp((state) => state.intake);
  const ready = intake.filter(({ parts, busy }) => busy === null && importPartsOf(parts ?? []).length > 0);
  return (
    <>
      <div className={intake.length === 0 ? 'drop-box' : 'drop-box compact'}>
        <InboxOutlined />
        <p>{t('data.drop')}</p>
        <Button type="primary" data-testid="choose-data" onClick={() => void chooseData()}>
          {t('data.add')}
        </Button>
        <small>{t('data.formats')}</small>
      </div>
      {ready.length > 1 ? (
        <Button block className="import-all" data-testid="import-all" onClick={() => void importAll()}>
          {t('data.import-all', { n: ready.length })}
        </Button>
      ) : null}
      {intake.map((each) => (
        <IntakeCard key={each.token} intake={each} />
      ))}
    </>
  );
}
