import { Button, Select } from 'antd';
import type { CoordinateChoice } from '../../../electron/contract/import-choices.ts';
import { readAgain } from '../../commands/data.ts';
import type { PartIntake } from '../../state/intake.ts';
import { useApp } from '../../state/store.ts';
import { Labelled } from '../../ui/labelled.tsx';
import { useSpeech } from '../../ui/language.tsx';
import { CrsPicker } from './crs-picker.tsx';
import type { PartProps } from './part-card.tsx';

const NO_PARTS: readonly PartIntake[] = [];
const ENCODINGS = ['utf-8', 'gb18030', 'big5', 'utf-16le'];

/** How a layer is read: text encoding and coordinate system. A change reads the preview again at once. */
export function ReadingForm({ token, each: { part, choices } }: PartProps) {
  const { t, say } = useSpeech();
  const columns = part.mapping?.columns ?? null;
  const encoding = part.encoding?.toLowerCase() ?? null;
  const suggested = part.crsSuggestion !== null && part.crsSuggestion !== part.crs ? part.crsSuggestion : null;
  const waiting = useApp(({ intake }) => intake.find((one) => one.token === token)?.parts ?? NO_PARTS).filter(
    ({ part: other, busy }) => !busy && other.layer !== part.layer && other.blocking?.code === 'missing-crs',
  );
  const own = choices.crs;
  return (
    <div className="fields">
      {encoding === null ? null : (
        <Labelled label={t('data.encoding')} remark={part.encodingNote ? say(part.encodingNote) : null}>
          <Select
            data-testid="encoding-select"
            value={encoding}
            options={[...new Set([encoding, ...ENCODINGS])].map((value) => ({ value, label: value.toUpperCase() }))}
            onChange={(value) => void readAgain(token, part.layer, { encoding: value })}
          />
        </Labelled>
      )}
      <Labelled label={t('data.crs')} remark={say(part.crsNote)}>
        <CrsPicker
          value={shiftOf(columns) ?? part.crs}
          onChange={(crs) => void readAgain(token, part.layer, { crs, ...withoutShift(columns) })}
        />
      </Labelled>
      {own === null || waiting.length === 0 ? null : (
        <p className="suggestion">
          <Button
            size="small"
            data-testid="crs-for-others"
            onClick={() => {
              for (const { part: other } of waiting) void readAgain(token, other.layer, { crs: own });
            }}
          >
            {t('data.crs-for-others', { n: waiting.length, crs: own })}
          </Button>
        </p>
      )}
      {suggested === null ? null : (
        <p className="suggestion">
          {t('data.crs-suggested', { crs: suggested })}{' '}
          <Button
            size="small"
            data-testid="use-suggested-crs"
            onClick={() => void readAgain(token, part.layer, { crs: suggested })}
          >
            {t('data.use-it')}
          </Button>
        </p>
      )}
    </div>
  );
}

/** The shifted system that the names of the columns tell. */
function shiftOf(columns: CoordinateChoice | null): string | null {
  if (columns === null || !('datum' in columns) || columns.datum === undefined) return null;
  return columns.datum === 'bd09' ? 'BD-09' : 'GCJ-02';
}

/** What the person says of the system beats what the names of the columns tell. */
function withoutShift(columns: CoordinateChoice | null): { readonly columns?: CoordinateChoice } {
  if (shiftOf(columns) === null || columns === null || 'none' in columns) return {};
  const { datum: _told, ...plain } = columns;
  return { columns: plain };
}
