import type { ReactNode } from 'react';

/** A control with its name at the left and a remark below it. */
export function Labelled({ label, remark, children }: { label: string; remark?: ReactNode; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is inside
    <label className="field">
      <span>{label}</span>
      {children}
      {remark ? <small>{remark}</small> : null}
    </label>
  );
}
