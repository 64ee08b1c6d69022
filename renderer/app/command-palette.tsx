import { Input, type InputRef, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { commands, runCommand } from '../commands/registry.ts';
import { showOverlay } from '../commands/view.ts';
import { getApp } from '../state/store.ts';
import { useSpeech } from '../ui/language.tsx';
import { words } from '../words/index.ts';

/** Every command by name, in either language; arrows and Enter. */
export function CommandPalette() {
  const { t } = useSpeech();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const input = useRef<InputRef>(null);
  useEffect(() => input.current?.focus(), []);

  const needle = query.trim().toLowerCase();
  const found = commands.filter(
    (command) =>
      !command.hidden &&
      (command.when?.(getApp()) ?? true) &&
      `${words[command.words].zh} ${words[command.words].en}`.toLowerCase().includes(needle),
  );
  const chosen = found[Math.min(at, found.length - 1)];
  const run = (id: string) => {
    showOverlay('none');
    runCommand(id);
  };
  return (
    <Modal
      open
      footer={null}
      closable={false}
      onCancel={() => showOverlay('none')}
      className="palette"
      width={520}
      style={{ top: 80 }}
    >
      <Input
        ref={input}
        size="large"
        value={query}
        placeholder={t('palette.hint')}
        data-testid="palette-input"
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setAt(Math.min(found.length - 1, at + 1));
          else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
          else if (event.key === 'Enter' && chosen) run(chosen.id);
          else return;
          event.preventDefault();
        }}
      />
      <ul className="palette-list">
        {found.map((command) => (
          <li key={command.id}>
            <button type="button" className={command === chosen ? 'chosen' : ''} onClick={() => run(command.id)}>
              <span>{t(command.words)}</span>
              {command.keys?.[0] ? <kbd>{command.keys[0]}</kbd> : null}
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 ? <p>{t('palette.none')}</p> : null}
    </Modal>
  );
}
