import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FromEngine, ToEngine } from '../contract/engine-messages.ts';
import { Engine, failedReply } from './engine.ts';
import { startPool } from './jobs/engine-pool.ts';
import { projectStore } from './project-store.ts';

/** The part of Electron's utility process that we use; its types come with Electron, which the engine does not import. */
interface ParentPort {
  postMessage(message: FromEngine): void;
  on(event: 'message', listener: (event: { readonly data: ToEngine }) => void): void;
}

const port = (process as NodeJS.Process & { readonly parentPort?: ParentPort }).parentPort;
if (port === undefined) throw new Error('the engine entry runs as a utility process');
const send = (message: FromEngine): void => port.postMessage(message);

/** A rejection nobody handles is a bug: better a fresh engine than one in an unknown state. */
process.on('unhandledRejection', (reason) => {
  console.error(reason instanceof Error ? reason.stack : String(reason));
  process.exit(70);
});

let engine: Engine | null = null;

port.on('message', ({ data }) => {
  if (data.kind === 'configure') engine ??= start(data.dataFolder, data.version);
  else if (engine !== null) void answer(engine, data);
});
send({ kind: 'ready' });

function start(dataFolder: string, version: string): Engine {
  const workerFile = join(dirname(fileURLToPath(import.meta.url)), 'worker.js');
  return new Engine({
    dataFolder,
    version,
    runner: startPool(workerFile),
    projects: projectStore(version),
    emit: (name, payload) => send({ kind: 'event', name, payload }),
    opened: (path) => send({ kind: 'opened', path }),
  });
}

async function answer(running: Engine, message: Exclude<ToEngine, { kind: 'configure' }>): Promise<void> {
  switch (message.kind) {
    case 'grant':
      return running.grant(message.token, message.path);
    case 'request':
      return send({ kind: 'reply', id: message.id, reply: await running.reply(message.name, message.input) });
    case 'tile':
      return send({ kind: 'tile', id: message.id, png: await tileOrNothing(running, message) });
    case 'restore':
      return send({ kind: 'reply', id: message.id, reply: restored(running, message.path) });
    case 'close':
      await running.close();
      return send({ kind: 'reply', id: message.id, reply: { ok: true, value: null } });
  }
}

async function tileOrNothing(running: Engine, tile: Extract<ToEngine, { kind: 'tile' }>): Promise<Uint8Array | null> {
  try {
    return await running.tile(tile.layerId, tile.z, tile.x, tile.y);
  } catch (error) {
    console.error(`tile ${tile.z}/${tile.x}/${tile.y}: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

function restored(running: Engine, path: string): Extract<FromEngine, { kind: 'reply' }>['reply'] {
  try {
    return { ok: true, value: running.restore(path) };
  } catch (error) {
    return failedReply(error);
  }
}
