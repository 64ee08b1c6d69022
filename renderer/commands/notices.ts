import { failureOf } from '../state/bridge.ts';
import { getApp, setApp } from '../state/store.ts';
import type { Failure } from '../ui/problem-text.ts';
import { type WordKey, type Words, words } from '../words/index.ts';

let serial = 0;

/** Shows a short message; errors stay until they are closed. */
export function notify(kind: 'success' | 'info' | 'error', text: Words, failure: Failure | null = null): void {
  serial += 1;
  setApp({ notices: [...getApp().notices, { id: serial, kind, text, failure }] });
}

export function dismissNotice(id: number): void {
  setApp({ notices: getApp().notices.filter((notice) => notice.id !== id) });
}

/** A text of the window with its places filled in both languages, for what is kept and shown later. */
export function wordsOf(key: WordKey, values: Readonly<Record<string, string | number | Words>> = {}): Words {
  const put = (language: 'zh' | 'en') =>
    words[key][language].replace(/\{(\w+)\}/g, (place, name: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : place;
      return typeof value === 'object' ? value[language] : String(value);
    });
  return { zh: put('zh'), en: put('en') };
}

/** Runs an action; what it throws becomes an error notice that says what was being done. */
export async function attempt(doing: Words, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    notify('error', doing, failureOf(error));
  }
}
