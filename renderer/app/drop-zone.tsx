import { type DragEvent, type ReactNode, useState } from 'react';
import { dropFiles } from '../commands/data.ts';
import { useApp } from '../state/store.ts';
import { useSpeech } from '../ui/language.tsx';

/** The whole window takes files once a project is open. */
export function DropZone({ children }: { readonly children: ReactNode }) {
  const { t } = useSpeech();
  const isOpen = useApp((state) => state.snapshot.project !== null);
  const [over, setOver] = useState(false);
  const carriesFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping has a keyboard twin, the “add data” command
    <div
      className="drop-zone"
      onDragOver={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setOver(isOpen);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setOver(false);
        if (isOpen) void dropFiles([...event.dataTransfer.files]);
      }}
    >
      {children}
      {over ? <div className="drop-veil">{t('drop.hint')}</div> : null}
    </div>
  );
}
