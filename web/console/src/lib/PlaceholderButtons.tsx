// SPDX-License-Identifier: AGPL-3.0-or-later
import { useTranslation } from "react-i18next";
import { placeholderNames, type PlaceholderName } from "@shared/placeholders";
import own from "./PlaceholderButtons.module.css";
import { usePlaceholderLabels } from "./placeholderLabels";

/** Buttons that put a name where the caret is: nobody has to know how placeholders are written. */
export function PlaceholderButtons({ onInsert }: { onInsert: (text: string) => void }) {
  const { t } = useTranslation("answers");
  const labels = usePlaceholderLabels();
  const insert = (name: PlaceholderName) => {
    // Customers often have not said their name: a greeting reads well without it.
    const fallback = name === "contact.name" || name === "contact.first_name" ? `|${t("canned.fallback")}` : "";
    onInsert(`{{${name}${fallback}}}`);
  };
  return (
    <div className={own.placeholders} role="group" aria-label={t("canned.insert")}>
      <span>{t("canned.insert")}</span>
      {placeholderNames.map((name) => (
        <button key={name} type="button" onMouseDown={(event) => event.preventDefault()} onClick={() => insert(name)}>
          {labels[name]}
        </button>
      ))}
    </div>
  );
}
