import { Spin } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useSpeech } from '../ui/language.tsx';

const PX_PER_MM = 96 / 25.4;

interface Props {
  readonly preview: { readonly html: string; readonly widthMm: number; readonly heightMm: number } | null;
  readonly isBusy: boolean;
}

/** The very page that is printed, in a frame where no script runs, scaled to the panel's width. */
export function SheetPreview({ preview, isBusy }: Props) {
  const { t } = useSpeech();
  const frame = useRef<HTMLDivElement>(null);
  const [widthPx, setWidthPx] = useState(380);
  useEffect(() => {
    if (!frame.current) return;
    const observer = new ResizeObserver(([entry]) => entry && setWidthPx(entry.contentRect.width));
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);
  const pageWidthPx = (preview?.widthMm ?? 297) * PX_PER_MM;
  const pageHeightPx = (preview?.heightMm ?? 210) * PX_PER_MM;
  const scale = widthPx / pageWidthPx;
  return (
    <div className="sheet-preview" ref={frame} style={{ height: pageHeightPx * scale }} data-testid="sheet-preview">
      {preview ? (
        <iframe
          title={t('sheet.preview')}
          sandbox="allow-same-origin"
          srcDoc={preview.html}
          style={{ width: pageWidthPx, height: pageHeightPx, transform: `scale(${scale})` }}
        />
      ) : null}
      {isBusy ? (
        <div className="sheet-busy">
          <Spin /> {t('sheet.composing')}
        </div>
      ) : null}
    </div>
  );
}
