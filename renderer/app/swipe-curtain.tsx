import { type PointerEvent, useRef } from 'react';
import { setSwipePosition } from '../commands/compare.ts';
import { useApp } from '../state/store.ts';
import { useSpeech } from '../ui/language.tsx';

const STEP = 0.02;

/** The curtain's edge and the date of each side, which are always shown. */
export function SwipeCurtain() {
  const { t } = useSpeech();
  const frame = useRef<HTMLDivElement>(null);
  const { beforeId, afterId, position, blink } = useApp((state) => state.compare);
  const layers = useApp((state) => state.snapshot.layers);
  const dateOf = (id: string | null) => layers.find((layer) => layer.id === id)?.date ?? t('map.no-date');
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons !== 1 || !frame.current) return;
    const box = frame.current.getBoundingClientRect();
    setSwipePosition((event.clientX - box.left) / box.width);
  };
  return (
    <div className="curtain" ref={frame} data-testid="swipe">
      <span className="date-badge left" data-testid="date-before">
        {t('map.before')} {dateOf(beforeId)}
      </span>
      {blink ? null : (
        <>
          <span className="date-badge right" data-testid="date-after">
            {t('map.after')} {dateOf(afterId)}
          </span>
          <div
            className="curtain-edge"
            role="slider"
            tabIndex={0}
            aria-label={t('map.swipe-handle')}
            title={t('map.swipe-handle')}
            aria-valuenow={Math.round(position * 100)}
            aria-valuemin={0}
            aria-valuemax={100}
            style={{ left: `${position * 100}%` }}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={drag}
            onKeyDown={(event) => {
              if (event.key === 'ArrowLeft') setSwipePosition(position - STEP);
              if (event.key === 'ArrowRight') setSwipePosition(position + STEP);
            }}
          >
            <span />
          </div>
        </>
      )}
    </div>
  );
}
