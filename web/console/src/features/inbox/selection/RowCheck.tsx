// SPDX-License-Identifier: AGPL-3.0-or-later
import { Checkbox } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { useIsSelected } from "./selection";
import classes from "./RowCheck.module.css";

interface Props {
  id: Id;
  name: string;
  onChoose: (id: Id, range: boolean) => void;
}

/** Over the face: shown to the pointer, to the keyboard, and while anything is chosen. */
export function RowCheck({ id, name, onChoose }: Props) {
  const { t } = useTranslation(["helping", "common"]);
  const selected = useIsSelected(id);
  return (
    <span className={classes.check} data-row-check>
      <Checkbox
        size="sm"
        checked={selected}
        aria-label={t("select_row", { name })}
        onChange={(event) => onChoose(id, (event.nativeEvent as MouseEvent).shiftKey)}
      />
    </span>
  );
}
