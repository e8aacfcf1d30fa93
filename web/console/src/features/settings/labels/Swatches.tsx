// SPDX-License-Identifier: AGPL-3.0-or-later
import { useTranslation } from "react-i18next";
import type { Schemas } from "@shared/api";
import classes from "./LabelChip.module.css";

type Color = Schemas["LabelColor"];
const colors: Color[] = ["gray", "red", "orange", "yellow", "green", "teal", "blue", "violet", "pink"];

export function Swatches({ value, onChange }: { value: Color; onChange: (color: Color) => void }) {
  const { t } = useTranslation("settings");
  return (
    <fieldset className={classes.swatches}>
      <legend>{t("labels.color")}</legend>
      {colors.map((color) => (
        <label key={color} className={classes.swatch} data-color={color} title={t(`colors.${color}`)}>
          <input type="radio" name="color" value={color} checked={color === value} aria-label={t(`colors.${color}`)} onChange={() => onChange(color)} />
          <i aria-hidden="true" />
        </label>
      ))}
    </fieldset>
  );
}
