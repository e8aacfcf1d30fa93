// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Schemas } from "@shared/api";
import classes from "./LabelChip.module.css";

export function LabelChip({ name, color }: { name: string; color: Schemas["LabelColor"] }) {
  return (
    <span className={classes.chip}>
      <i className={classes.dot} data-color={color} aria-hidden="true" />
      {name}
    </span>
  );
}
