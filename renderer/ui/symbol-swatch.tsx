import { useId } from 'react';
import type { MapSymbol } from '../../electron/contract/symbols.ts';
import { HATCH_PATHS, SHAPE_PATHS } from './shapes.ts';

/** A symbol as the map draws it, 22 × 16 pixels: what makes a layer row a legend row. */
export function SymbolSwatch({ symbol }: { readonly symbol: MapSymbol }) {
  const id = useId();
  return (
    <svg className="swatch" width={22} height={16} viewBox="0 0 22 16" aria-hidden="true">
      {symbol.kind === 'point' ? (
        <path
          d={SHAPE_PATHS[symbol.shape]}
          transform={`translate(11 8) scale(${Math.min(7, Math.max(3, symbol.sizePx * 0.72))})`}
          fill={symbol.colour}
          stroke="var(--cg-casing)"
          strokeWidth={0.14}
        />
      ) : symbol.kind === 'line' ? (
        <path
          d="M1 8H21"
          fill="none"
          stroke={symbol.colour}
          strokeWidth={Math.max(1, symbol.widthPx)}
          strokeDasharray={symbol.dash?.join(' ')}
        />
      ) : (
        <>
          {symbol.hatch === 'none' ? null : (
            <defs>
              <pattern id={id} width={8} height={8} patternUnits="userSpaceOnUse">
                <path d={HATCH_PATHS[symbol.hatch]} stroke={symbol.outline} fill={symbol.outline} strokeWidth={1.1} />
              </pattern>
            </defs>
          )}
          <rect
            x={1.5}
            y={1.5}
            width={19}
            height={13}
            fill={symbol.fill ?? 'none'}
            fillOpacity={symbol.fillOpacity}
            stroke={symbol.outline}
            strokeWidth={Math.max(1, symbol.outlinePx)}
            strokeDasharray={symbol.dash?.join(' ')}
          />
          {symbol.hatch === 'none' ? null : <rect x={1.5} y={1.5} width={19} height={13} fill={`url(#${id})`} />}
        </>
      )}
    </svg>
  );
}
