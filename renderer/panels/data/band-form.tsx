import { InputNumber, Select } from 'antd';
import { ROLE_WORDS, SPECTRAL_ROLES } from '../../../analysis/raster/sensors/roles.ts';
import { editDraft } from '../../commands/data.ts';
import { Labelled } from '../../ui/labelled.tsx';
import { useSpeech } from '../../ui/language.tsx';
import type { PartProps } from './part-card.tsx';

/** What each band of a raster is for: as found, with the reason; by hand, or for a sensor with as many bands. */
export function BandForm({ token, each: { part, draft } }: PartProps) {
  const { t, say } = useSpeech();
  const raster = part.raster!;
  const set = (bandRoles: Readonly<Record<string, number>>) => editDraft(token, part.layer, { bandRoles });
  const roleOf = (band: number) => Object.entries(draft.bandRoles).find(([, at]) => at === band)?.[0] ?? '';
  const roles = [
    { value: '', label: t('data.band-none') },
    ...SPECTRAL_ROLES.map((value) => ({ value: value as string, label: say(ROLE_WORDS[value]) })),
  ];
  const choose = (band: number, role: string) => {
    const others = Object.entries(draft.bandRoles).filter(([name, at]) => at !== band && name !== role);
    set(Object.fromEntries(role === '' ? others : [...others, [role, band]]));
  };
  const preset = raster.presets.findIndex(({ bandRoles }) => areSame(bandRoles, draft.bandRoles));
  if (raster.bandNames.length === 1) return null;
  return (
    <div className="fields bands" data-testid="band-form">
      <p className="suggestion">
        {t('data.bands')}
        {t('common.colon')}
        {say(raster.bandRolesHow)}
      </p>
      {raster.presets.length === 0 ? null : (
        <Labelled label={t('data.bands-preset')}>
          <Select
            data-testid="band-preset"
            value={preset < 0 ? null : preset}
            placeholder={t('data.bands-choose')}
            options={raster.presets.map(({ title }, value) => ({ value, label: say(title) }))}
            onChange={(at) => set(raster.presets[Number(at)]?.bandRoles ?? {})}
          />
        </Labelled>
      )}
      <Labelled label={t('data.reflectance')} remark={t('data.reflectance-hint')}>
        <span className="field-controls">
          <InputNumber
            min={1e-9}
            data-testid="scale"
            value={draft.scale}
            placeholder={t('data.scale')}
            onChange={(scale) => editDraft(token, part.layer, { scale })}
          />
          <InputNumber
            data-testid="offset"
            disabled={draft.scale === null}
            value={draft.offset}
            placeholder={t('data.offset')}
            onChange={(offset) => editDraft(token, part.layer, { offset })}
          />
        </span>
      </Labelled>
      <div className="band-grid">
        {raster.bandNames.map((name, band) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a band is its place in the file
          <div key={band}>
            <span title={name}>{name === String(band + 1) ? t('data.band', { n: name }) : `${band + 1} ${name}`}</span>
            <Select
              data-testid={`band-${band}`}
              aria-label={t('data.band', { n: band + 1 })}
              value={roleOf(band)}
              options={roles}
              onChange={(role) => choose(band, role)}
            />
          </div>
        ))}
      </div>
    </div>
  );
}

const areSame = (a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([role, band]) => b[role] === band);
