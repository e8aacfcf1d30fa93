// SPDX-License-Identifier: AGPL-3.0-or-later
import { Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { unknownPlaceholder } from "@shared/placeholders";
import { useInsertAtCaret } from "@/lib/insertAtCaret";
import { PlaceholderButtons } from "@/lib/PlaceholderButtons";
import own from "./Canned.module.css";

/** The text, and buttons that put a name where the caret is: nobody has to know how placeholders are written. */
export function CannedText({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const { t } = useTranslation("answers");
  const unknown = unknownPlaceholder(text);
  const { area, insert } = useInsertAtCaret(text, onChange);
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
