import { register } from 'tsx/esm/api';

// Node 20 reads no TypeScript.
register();
await import('./read-mutants-child.ts');
