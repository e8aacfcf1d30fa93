// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ReactNode } from "react";
import type { Id } from "@shared/ids";
import type { Label } from "@shared/model";
import { useDeskState } from "./deskContext";
import classes from "./LabelChip.module.css";
import { sameItems } from "./useStore";

/** The labels of a conversation that still exist, by name. */
export function useLabels(ids: readonly Id[]): readonly Label[] {
  return useDeskState(
    (state) =>
      ids
        .map((id) => state.labels.get(id))
        .filter((label) => label !== undefined)
        .sort((a, b) => a.name.localeCompare(b.name)),
    sameItems,
  );
}

export function LabelChip({ label, children }: { label: Label; children?: ReactNode }) {
  return (
    <span className={classes.chip} data-color={label.color}>
      <span className={classes.dot} />
      {label.name}
      {children}
    </span>
  );
}

export function LabelDot({ color }: { color: Label["color"] }) {
  return <span className={classes.dot} data-color={color} aria-hidden="true" />;
}

/** In a row: a dot each, with the names for who points at them or listens. */
export function LabelDots({ ids }: { ids: readonly Id[] }) {
  const labels = useLabels(ids);
  if (labels.length === 0) return null;
  const names = labels.map((label) => label.name).join(", ");
  return (
    <span className={classes.dots} title={names} role="img" aria-label={names}>
      {labels.slice(0, 5).map((label) => (
        <span key={label.id} className={classes.dot} data-color={label.color} />
      ))}
    </span>
  );
}
