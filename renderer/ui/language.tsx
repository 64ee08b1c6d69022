import { createContext, useContext } from 'react';
import { fill, type Language, type TextValues, type WordKey, type Words, words } from '../words/index.ts';

export const LanguageContext = createContext<Language>('zh');

/** What a component needs to speak: `t` for the window's own texts, `say` for words that came with the data. */
export interface Speech {
  readonly language: Language;
  readonly t: (key: WordKey, values?: TextValues) => string;
  readonly say: (text: Words) => string;
}

export function useSpeech(): Speech {
  const language = useContext(LanguageContext);
  return {
    language,
    t: (key, values) => fill(words[key], language, values),
    say: (text) => text[language],
  };
}
