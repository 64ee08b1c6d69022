import { useApp } from '../state/store.ts';
import { AboutBox } from './about-box.tsx';
import { CommandPalette } from './command-palette.tsx';
import { ShortcutSheet } from './shortcut-sheet.tsx';

/** What lies over the window: palette, shortcut sheet, about box; one at a time. */
export function Overlays() {
  const overlay = useApp((state) => state.overlay);
  switch (overlay) {
    case 'none':
      return null;
    case 'palette':
      return <CommandPalette />;
    case 'shortcuts':
      return <ShortcutSheet />;
    case 'about':
      return <AboutBox />;
  }
}
