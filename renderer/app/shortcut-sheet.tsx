import { Modal } from 'antd';
import { commands } from '../commands/registry.ts';
import { showOverlay } from '../commands/view.ts';
import { useSpeech } from '../ui/language.tsx';

/** All keys, from the same table that makes them work. */
export function ShortcutSheet() {
  const { t } = useSpeech();
  const withKeys = commands.filter((command) => command.keys);
  return (
    <Modal open title={t('shortcuts.title')} footer={null} width={640} onCancel={() => showOverlay('none')}>
      <dl className="shortcut-sheet" data-testid="shortcut-sheet">
        {withKeys.map((command) => (
          <div key={command.id}>
            <dt>
              {command.keys?.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(command.words)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
