import type { Language, Words } from '../../analysis/core/words.ts';

const BAR_CELLS = 24;
const BAR_EVERY_MS = 100;
const LINE_EVERY_MS = 3000;

interface Stream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

/** Words for people on stderr: a bar on a terminal, a line every few seconds otherwise. */
export class Terminal {
  private lastMs = Number.NEGATIVE_INFINITY;
  private isBarShown = false;

  constructor(
    readonly language: Language,
    private readonly stream: Stream,
    private readonly now: () => number = () => performance.now(),
  ) {}

  say(words: Words): void {
    this.line(words[this.language]);
  }

  line(text: string): void {
    this.clearBar();
    this.stream.write(`${text}\n`);
  }

  progress(title: Words, stage: Words, fraction: number): void {
    const nowMs = this.now();
    if (nowMs - this.lastMs < (this.stream.isTTY ? BAR_EVERY_MS : LINE_EVERY_MS)) return;
    this.lastMs = nowMs;
    const percent = Math.floor(Math.min(1, Math.max(0, fraction)) * 100);
    const label = `${title[this.language]} · ${stage[this.language]}`;
    if (!this.stream.isTTY) {
      this.stream.write(`${percent}% ${label}\n`);
      return;
    }
    const full = Math.round((percent / 100) * BAR_CELLS);
    this.stream.write(`\r\x1b[K[${'█'.repeat(full)}${'·'.repeat(BAR_CELLS - full)}] ${percent}% ${label}`);
    this.isBarShown = true;
  }

  clearBar(): void {
    if (this.isBarShown) this.stream.write('\r\x1b[K');
    this.isBarShown = false;
  }
}
