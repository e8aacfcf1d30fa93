// SPDX-License-Identifier: AGPL-3.0-or-later
import { Textarea } from "@mantine/core";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { unknownPlaceholder } from "@shared/placeholders";
import own from "./Canned.module.css";
import { PlaceholderButtons } from "./PlaceholderButtons";

/** The text, and buttons that put a name where the caret is: nobody has to know how placeholders are written. */
export function CannedText({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const { t } = useTranslation("answers");
  const area = useRef<HTMLTextAreaElement>(null);
  const unknown = unknownPlaceholder(text);
  const insert = (words: string) => {
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
      <PlaceholderButtons onInsert={insert} />
      {text.includes("|") && <p className={own.help}>{t("canned.fallbackHint")}</p>}
    </div>
  );
}
