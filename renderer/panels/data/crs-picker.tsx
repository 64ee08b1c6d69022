import { Select } from 'antd';
import { useState } from 'react';
import type { CrsChoice } from '../../../electron/contract/import-choices.ts';
import { searchCrs } from '../../commands/crs-search.ts';
import { useSpeech } from '../../ui/language.tsx';

interface Props {
  readonly value: string | null;
  readonly onChange: (crs: string) => void;
}

/** A coordinate system by name, number or PROJ text; the usual Chinese ones are listed without a search. */
export function CrsPicker({ value, onChange }: Props) {
  const { t, say } = useSpeech();
  const [found, setFound] = useState<readonly CrsChoice[]>([]);
  const [isSearch, setIsSearch] = useState(false);
  const search = (text: string) => {
    setIsSearch(text.trim() !== '');
    void searchCrs(text, setFound);
  };
  const options = found.map(({ crs, words }) => ({ value: crs, label: say(words) }));
  const isListed = value === null || options.some((option) => option.value === value);
  return (
    <Select
      showSearch={{ filterOption: false, onSearch: search }}
      data-testid="crs-select"
      value={value}
      placeholder={t('data.crs-choose')}
      notFoundContent={<span className="crs-none">{t(isSearch ? 'data.crs-none' : 'data.crs-search')}</span>}
      popupMatchSelectWidth={360}
      options={isListed ? options : [{ value, label: value }, ...options]}
      onOpenChange={(isOpen) => {
        if (isOpen) search('');
      }}
      onChange={(crs) => {
        if (crs) onChange(crs);
      }}
    />
  );
}
