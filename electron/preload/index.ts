import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge } from '../contract/bridge.ts';
import { CHANNELS } from '../contract/channels.ts';
import type { EventName } from '../contract/events.ts';

type Listener = (payload: never) => void;
const listeners = new Map<EventName, Set<Listener>>();

ipcRenderer.on(CHANNELS.event, (_event, name: EventName, payload) => {
  for (const listener of listeners.get(name) ?? []) listener(payload as never);
});

const bridge: Bridge = {
  request: (name, input) => ipcRenderer.invoke(CHANNELS.request, name, input),
  on: (name, listener) => {
    const those = listeners.get(name) ?? new Set<Listener>();
    listeners.set(name, those);
    those.add(listener);
    return () => those.delete(listener);
  },
  tokenForFile: (file) => ipcRenderer.invoke(CHANNELS.dropped, webUtils.getPathForFile(file)),
};

contextBridge.exposeInMainWorld('clearground', bridge);
