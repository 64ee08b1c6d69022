import { commands } from '../commands/registry.ts';
import { commandForKey } from '../commands/shortcuts.ts';
import { getApp } from '../state/store.ts';

/** Keys run the commands of the table; text fields and open menus keep their own. */
export function listenToKeys(): void {
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const command = commandForKey(commands, event, getApp(), keepsKeys(event));
    if (!command) return;
    event.preventDefault();
    void command.run();
  });
}

function keepsKeys({ target, key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target.closest('input:not([type=radio]):not([type=checkbox]), textarea, select, [role=combobox]')
  )
    return true;
  if (ctrlKey || metaKey) return false;
  if (target.closest('[role=tab][aria-selected=true]')) return false;
  if (
    target.closest('[role=menu], [role=listbox], [role=slider], [role=radiogroup], [role=tablist], .maplibregl-canvas')
  ) {
    return key.startsWith('Arrow') || key === ' ' || key === 'Enter';
  }
  return (key === ' ' || key === 'Enter') && target.closest('button, a, summary, [role=button]') !== null;
}
