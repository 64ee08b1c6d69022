import {
  CheckCircleFilled,
  LoadingOutlined,
  PlusOutlined,
  RedoOutlined,
  SearchOutlined,
  UndoOutlined,
} from '@ant-design/icons';
import { Button, Dropdown, Tag, Tooltip } from 'antd';
import { commandById, runCommand } from '../commands/registry.ts';
import { useApp } from '../state/store.ts';
import { formatClock } from '../ui/format.ts';
import { useSpeech } from '../ui/language.tsx';
import { AppearanceControls } from './appearance-controls.tsx';
import { Logo } from './logo.tsx';

const PROJECT_MENU = ['project.new', 'project.open', 'sample.quick', 'sample.district', 'project.close'];

/** Project name, what is saved, undo and redo, and the way to every command. */
export function TitleBar() {
  const { t, say } = useSpeech();
  const project = useApp((state) => state.snapshot.project);
  const canUndo = useApp((state) => state.snapshot.canUndo);
  const canRedo = useApp((state) => state.snapshot.canRedo);
  const saving = useApp((state) => state.review.saving);
  const items = PROJECT_MENU.flatMap((id) => {
    const command = commandById(id);
    return command ? [{ key: id, label: t(command.words), extra: command.keys?.[0] }] : [];
  });
  return (
    <header className="title-bar">
      <Logo size={22} />
      <Dropdown menu={{ items, onClick: ({ key }) => runCommand(key) }} trigger={['click']}>
        <Button type="text" className="project-name" data-testid="project-menu">
          {project?.name}
        </Button>
      </Dropdown>
      {project?.isSample ? <Tag color="gold">{t('app.demo')}</Tag> : null}
      {project?.readOnly ? <Tag>{t('app.read-only')}</Tag> : null}
      <Tooltip title={t('state.saved-hint')}>
        <span className="saved-state" data-testid="saved-state" role="status">
          {saving ? <LoadingOutlined /> : <CheckCircleFilled />}{' '}
          {saving ? t('state.saving') : t('state.saved', { time: formatClock(project?.savedAt ?? '') })}
        </span>
      </Tooltip>
      <span className="spacer" />
      <Tooltip title={canUndo ? t('common.undo-what', { what: say(canUndo) }) : t('common.undo')}>
        <Button
          type="text"
          icon={<UndoOutlined />}
          aria-label={t('common.undo')}
          data-testid="undo"
          disabled={!canUndo}
          onClick={() => runCommand('edit.undo')}
        />
      </Tooltip>
      <Tooltip title={canRedo ? t('common.redo-what', { what: say(canRedo) }) : t('common.redo')}>
        <Button
          type="text"
          icon={<RedoOutlined />}
          aria-label={t('common.redo')}
          data-testid="redo"
          disabled={!canRedo}
          onClick={() => runCommand('edit.redo')}
        />
      </Tooltip>
      <Button icon={<PlusOutlined />} data-testid="add-data" onClick={() => runCommand('data.open')}>
        {t('data.title')}
      </Button>
      <Button icon={<SearchOutlined />} data-testid="open-palette" onClick={() => runCommand('palette.show')}>
        {t('palette.open')} <kbd>Ctrl K</kbd>
      </Button>
      <AppearanceControls />
    </header>
  );
}
