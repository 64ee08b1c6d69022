import { type UtilityProcess, utilityProcess } from 'electron';
import type { Reply } from '../contract/bridge.ts';
import type { FromEngine, ToEngine } from '../contract/engine-messages.ts';
import type { AppEvents, EventName } from '../contract/events.ts';
import type { EngineRequestName } from '../contract/requests.ts';
import { ENGINE_FILE } from './folders.ts';

export interface EngineListener {
  event<Name extends EventName>(name: Name, payload: AppEvents[Name]): void;
  opened(path: string | null): void;
}

interface EngineOptions {
  readonly dataFolder: string;
  readonly version: string;
  readonly grants: () => Iterable<[token: string, path: string]>;
  readonly listener: EngineListener;
}

type Distribute<T> = T extends { readonly id: number } ? Omit<T, 'id'> : never;
type Waiting = (message: Extract<FromEngine, { readonly id: number }>) => void;

/** An engine that dies at once is not started again more often than this. */
const RESTART_PAUSE_MS = 2000;
/** The window says at least this long that the engine is gone, so that people can read it. */
const READABLE_MS = 1000;
/** After so many engines that died young with a project open, the next one starts without it. */
const SHORT_LIVES_ALLOWED = 3;
const SHORT_LIFE_MS = 15_000;
const LOST: Reply<never> = { ok: false, problem: { code: 'engine-lost' }, message: 'engine lost' };

/**
 * The engine in its process. When it dies, everything in flight is answered with the `engine-lost` problem, the page is
 * told, a new one is started and the project that was open is opened again: what was acknowledged is on disk.
 */
export class EngineProcess {
  readonly #options: EngineOptions;
  readonly #waiting = new Map<number, Waiting>();
  #process!: UtilityProcess;
  #ready = new Gate();
  #startedAtMs = 0;
  #nextId = 1;
  #openPath: string | null = null;
  #closing = false;
  #shortLives = 0;
  #isReplacement = false;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#start();
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  grant(token: string, path: string): void {
    this.#process.postMessage({ kind: 'grant', token, path } satisfies ToEngine);
  }

  async request(name: EngineRequestName, input: unknown): Promise<Reply<unknown>> {
    const answer = await this.#ask({ kind: 'request', name, input });
    return answer?.kind === 'reply' ? answer.reply : LOST;
  }

  async tile(layerId: string, z: number, x: number, y: number): Promise<Uint8Array | null> {
    const answer = await this.#ask({ kind: 'tile', layerId, z, x, y });
    return answer?.kind === 'tile' ? answer.png : null;
  }

  async open(path: string): Promise<Reply<unknown>> {
    const answer = await this.#ask({ kind: 'restore', path });
    return answer?.kind === 'reply' ? answer.reply : LOST;
  }

  /** Lets the engine put the project back into a single file, then ends it. */
  async close(): Promise<void> {
    this.#closing = true;
    await Promise.race([this.#ask({ kind: 'close' }), new Promise((resolve) => setTimeout(resolve, 5000))]);
    this.#process.kill();
  }

  async #ask(message: Distribute<ToEngine>): Promise<Extract<FromEngine, { readonly id: number }> | null> {
    await this.#ready.opened;
    return this.#post(message);
  }

  #post(message: Distribute<ToEngine>): Promise<Extract<FromEngine, { readonly id: number }> | null> {
    const id = this.#nextId++;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#process.postMessage({ ...message, id } as ToEngine);
    });
  }

  #start(): void {
    const child = utilityProcess.fork(ENGINE_FILE, [], { serviceName: 'ClearGround Engine', stdio: 'inherit' });
    this.#process = child;
    this.#startedAtMs = Date.now();
    child.on('message', (message: FromEngine) => {
      if (message.kind === 'ready') this.#welcome();
      else this.#receive(message);
    });
    child.once('exit', () => this.#lost());
    const { dataFolder, version } = this.#options;
    child.postMessage({ kind: 'configure', dataFolder, version } satisfies ToEngine);
    for (const [token, path] of this.#options.grants()) this.grant(token, path);
  }

  #receive(message: Exclude<FromEngine, { readonly kind: 'ready' }>): void {
    if (message.kind === 'event') this.#options.listener.event(message.name, message.payload);
    else if (message.kind === 'opened') {
      this.#openPath = message.path;
      this.#options.listener.opened(message.path);
    } else {
      this.#waiting.get(message.id)?.(message);
      this.#waiting.delete(message.id);
    }
  }

  #lost(): void {
    const pending = [...this.#waiting.entries()];
    this.#waiting.clear();
    for (const [id, settle] of pending) settle({ kind: 'reply', id, reply: LOST });
    if (this.#closing) return;
    this.#options.listener.event('engine.status', { status: 'lost' });
    if (this.#ready.isOpen) this.#ready = new Gate();
    const lived = Date.now() - this.#startedAtMs;
    this.#shortLives = lived < SHORT_LIFE_MS ? this.#shortLives + 1 : 0;
    if (this.#shortLives >= SHORT_LIVES_ALLOWED) this.#openPath = null;
    setTimeout(
      () => {
        if (this.#closing) return;
        this.#isReplacement = true;
        this.#start();
      },
      Math.max(READABLE_MS, RESTART_PAUSE_MS - lived),
    );
  }

  /** In an engine that replaces a lost one the project is opened first: requests that waited find it there. */
  #welcome(): void {
    const path = this.#openPath;
    if (this.#isReplacement) {
      const restored = path === null ? Promise.resolve() : this.#post({ kind: 'restore', path });
      void restored.then(() => this.#options.listener.event('engine.status', { status: 'ready' }));
    }
    this.#ready.open();
  }
}

/** Closed until the engine says it is ready; requests wait before it. */
class Gate {
  isOpen = false;
  readonly opened: Promise<void>;
  #resolve!: () => void;

  constructor() {
    this.opened = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  open(): void {
    this.isOpen = true;
    this.#resolve();
  }
}
