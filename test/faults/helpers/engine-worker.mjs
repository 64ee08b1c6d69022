import { register } from 'tsx/esm/api';

// Node 20 reads no TypeScript; the built worker needs none of this.
register();
await import('../../../electron/engine/worker.ts');
