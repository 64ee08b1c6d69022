import { ConfigProvider, App as Kit } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useEffect, useSyncExternalStore } from 'react';
import { useApp } from '../state/store.ts';
import { LanguageContext } from '../ui/language.tsx';
import { modeOf, themeConfig } from '../ui/theme.ts';
import { DropZone } from './drop-zone.tsx';
import { Notices } from './notices.tsx';
import { Overlays } from './overlays.tsx';
import { StartPage } from './start-page.tsx';
import { Workbench } from './workbench.tsx';

const darkDesktop = window.matchMedia('(prefers-color-scheme: dark)');
const onDesktopTheme = (changed: () => void): (() => void) => {
  darkDesktop.addEventListener('change', changed);
  return () => darkDesktop.removeEventListener('change', changed);
};

/** The window: start page without a project, workbench with one. */
export function App() {
  const language = useApp((state) => state.language);
  const theme = useApp((state) => state.theme);
  const hasProject = useApp((state) => state.snapshot.project !== null);
  const desktopIsDark = useSyncExternalStore(onDesktopTheme, () => darkDesktop.matches);
  const mode = modeOf(theme, desktopIsDark);

  useEffect(() => {
    document.documentElement.dataset['theme'] = mode;
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [mode, language]);

  return (
    <LanguageContext.Provider value={language}>
      <ConfigProvider
        locale={language === 'zh' ? zhCN : enUS}
        theme={themeConfig(mode)}
        componentSize="small"
        button={{ autoInsertSpace: false }}
      >
        <Kit className="app">
          <DropZone>{hasProject ? <Workbench mode={mode} /> : <StartPage />}</DropZone>
          <Overlays />
          <Notices />
        </Kit>
      </ConfigProvider>
    </LanguageContext.Provider>
  );
}
