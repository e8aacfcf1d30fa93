// SPDX-License-Identifier: AGPL-3.0-or-later
import { Textarea } from "@mantine/core";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { placeholderNames, type PlaceholderName, unknownPlaceholder } from "@shared/placeholders";
import own from "./Canned.module.css";
import { usePlaceholderLabels } from "./labels";

/** The text, and buttons that put a name where the caret is: nobody has to know how placeholders are written. */
export function CannedText({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const { t } = useTranslation("answers");
  const labels = usePlaceholderLabels();
  const area = useRef<HTMLTextAreaElement>(null);
  const unknown = unknownPlaceholder(text);
  const insert = (name: PlaceholderName) => {
    // Customers often have not said their name: a greeting reads well without it.
    const fallback = name === "contact.name" || name === "contact.first_name" ? `|${t("canned.fallback")}` : "";
    const words = `{{${name}${fallback}}}`;
    const at = area.current?.selectionStart ?? text.length;
    const to = area.current?.selectionEnd ?? at;
    onChange(text.slice(0, at) + words + text.slice(to));
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(at + words.length, at + words.length);
    });
  };
  return (
    <div className={own.text}>
      <Textarea
        ref={area}
        label={t("canned.text")}
        placeholder={t("canned.textExample")}
        autosize
        minRows={5}
        maxRows={12}
        maxLength={5000}
        value={text}
        error={unknown && t("canned.unknown", { text: unknown })}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <div className={own.placeholders} role="group" aria-label={t("canned.insert")}>
        <span>{t("canned.insert")}</span>
        {placeholderNames.map((name) => (
          <button key={name} type="button" onClick={() => insert(name)}>
            {labels[name]}
          </button>
        ))}
      </div>
      {text.includes("|") && <p className={own.help}>{t("canned.fallbackHint")}</p>}
    </div>
  );
}
