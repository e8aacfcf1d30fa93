// SPDX-License-Identifier: AGPL-3.0-or-later
import { Input, SegmentedControl } from "@mantine/core";
import { useId } from "react";

interface Props<T extends string> {
  label: string;
  value: T;
  options: Record<T, string>;
  onChange: (value: T) => void;
}

/** One of two or three, all in sight. */
export function Choice<T extends string>({ label, value, options, onChange }: Props<T>) {
  const id = useId();
  const data = (Object.keys(options) as T[]).map((key) => ({ value: key, label: options[key] }));
  return (
    <div>
      <Input.Label id={id} labelElement="div" mb={4}>
        {label}
      </Input.Label>
      <SegmentedControl fullWidth aria-labelledby={id} data={data} value={value} onChange={(next) => onChange(next as T)} />
    </div>
  );
}
