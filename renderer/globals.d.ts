import type { Bridge } from '../electron/contract/bridge.ts';

declare global {
  interface Window {
    /** put there by the preload; absent only where the page is opened outside the program */
    readonly clearground: Bridge;
  }
}
