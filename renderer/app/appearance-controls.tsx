import { BulbOutlined, DesktopOutlined, MoonOutlined } from '@ant-design/icons';
import { Button, Segmented, Tooltip } from 'antd';
import { setLanguage, setTheme } from '../commands/view.ts';
import { useApp } from '../state/store.ts';
import { useSpeech } from '../ui/language.tsx';
import type { ThemeChoice } from '../ui/theme.ts';

/** Language and light or dark; both are remembered. */
export function AppearanceControls() {
  const { t, language } = useSpeech();
  const theme = useApp((state) => state.theme);
  const choice = (value: ThemeChoice, icon: React.ReactNode) => ({ value, icon, title: t(`theme.${value}`) });
  return (
    <>
      <Segmented
        aria-label={t('common.theme')}
        data-testid="theme-switch"
        value={theme}
        options={[
          choice('system', <DesktopOutlined />),
          choice('light', <BulbOutlined />),
          choice('dark', <MoonOutlined />),
        ]}
        onChange={setTheme}
      />
      <Tooltip title={t('common.language-hint')}>
        <Button data-testid="language-switch" onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>
          {t('common.language')}
        </Button>
      </Tooltip>
    </>
  );
}
