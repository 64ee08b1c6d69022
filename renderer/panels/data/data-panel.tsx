import { Segmented } from 'antd';
import { showDataView } from '../../commands/catalogue.ts';
import { DATA_PAGES, type DataPage, useCatalogue } from '../../state/catalogue.ts';
import { useSpeech } from '../../ui/language.tsx';
import { CataloguePanel } from '../catalogue/catalogue-panel.tsx';
import { UnitsPanel } from '../units/units-panel.tsx';
import { AddData } from './add-data.tsx';

/** The data of the project: bringing files in, the catalogue of what is here, and the self-test of the units. */
export function DataPanel() {
  const { t } = useSpeech();
  const view = useCatalogue((state) => state.view);
  return (
    <div className="panel" data-testid="data-panel">
      <Segmented
        block
        className="data-views"
        data-testid="data-views"
        value={view}
        options={DATA_PAGES.map((value) => ({
          value,
          label: <span data-testid={`view-${value}`}>{t(`data.view-${value}`)}</span>,
        }))}
        onChange={(value) => showDataView(value as DataPage)}
      />
      <ViewOf view={view} />
    </div>
  );
}

function ViewOf({ view }: { readonly view: DataPage }) {
  switch (view) {
    case 'add':
      return <AddData />;
    case 'catalogue':
      return <CataloguePanel />;
    case 'units':
      return <UnitsPanel />;
  }
}
