/** Loads the TypeScript of the child process; plain so that `node` can start it. */
import { register } from 'tsx/esm/api';

register();
await import('./large-raster.ts');
