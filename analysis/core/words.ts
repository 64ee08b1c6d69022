/** The two languages people read here: Chinese first, English second. */
export type Language = 'zh' | 'en';

/** One text for people, whole in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}
