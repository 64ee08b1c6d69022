import { Table } from 'antd';
import type { PreviewPart } from '../../../electron/contract/preview.ts';
import { formatCell } from '../../ui/format.ts';

const SHOWN = 5;

/** The first rows as they would come in. */
export function SampleTable({ part }: { readonly part: PreviewPart }) {
  if (part.sample.length === 0) return null;
  const rows = part.sample.slice(0, SHOWN).map((values, key) => ({ key, values }));
  return (
    <Table
      size="small"
      className="sample"
      pagination={false}
      scroll={{ x: part.fields.length * 110 }}
      columns={part.fields.map((field, index) => ({
        title: field.name,
        width: 110,
        ellipsis: true,
        render: (_: unknown, row: (typeof rows)[number]) => formatCell(row.values[index]),
      }))}
      dataSource={rows}
    />
  );
}
