import { type ThemeConfig, theme } from 'antd';

export type ThemeChoice = 'system' | 'light' | 'dark';
export type ThemeMode = 'light' | 'dark';

/** The mode a choice means on this desktop. */
export const modeOf = (choice: ThemeChoice, desktopIsDark: boolean): ThemeMode =>
  choice === 'system' ? (desktopIsDark ? 'dark' : 'light') : choice;

/** The kit's tokens for a mode: compact, one green, quiet greys. */
export function themeConfig(mode: ThemeMode): ThemeConfig {
  const dark = mode === 'dark';
  return {
    algorithm: [dark ? theme.darkAlgorithm : theme.defaultAlgorithm, theme.compactAlgorithm],
    token: {
      colorPrimary: dark ? '#2fa37c' : '#0e7a5a',
      colorInfo: dark ? '#2fa37c' : '#0e7a5a',
      colorInfoBg: dark ? '#17352b' : '#e2f2ec',
      colorInfoBorder: dark ? '#2b5d4c' : '#a9d6c5',
      colorLink: dark ? '#57c39d' : '#0b6a4e',
      colorBgLayout: dark ? '#14181a' : '#eef1f0',
      colorBgContainer: dark ? '#1b2023' : '#ffffff',
      colorBgElevated: dark ? '#23292d' : '#ffffff',
      colorBorder: dark ? '#3a4347' : '#c9d1ce',
      colorBorderSecondary: dark ? '#2b3236' : '#e0e6e3',
      borderRadius: 5,
      // the compact algorithm takes one step off: 14 becomes 12 on screen
      fontSize: 14,
      fontFamily: "'Noto Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', sans-serif",
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
    },
  };
}
