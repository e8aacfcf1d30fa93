// SPDX-License-Identifier: AGPL-3.0-or-later
// What is written to those who read one language. Names that differ from one to the other fill themselves in.
import { Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { unknownPlaceholder } from "@shared/placeholders";
import { useInsertAtCaret } from "@/lib/insertAtCaret";
import { PlaceholderButtons } from "@/lib/PlaceholderButtons";
import { longestText } from "@/lib/text";
import classes from "./Answers.module.css";
import { languageName } from "./words";

interface Props {
  language: string;
  fallback: string;
  text: string;
  onChange: (text: string) => void;
}

export function Words({ language, fallback, text, onChange }: Props) {
  const { t } = useTranslation(["ticket_answers", "answers"]);
  const [open, setOpen] = useState(false);
  const { area, insert } = useInsertAtCaret(text, onChange);
  const unknown = unknownPlaceholder(text);
  const isFallback = language === fallback;
  return (
    <>
      <Textarea
        ref={area}
        aria-label={t("text_in", { language: languageName(language) })}
        placeholder={isFallback ? t("write") : t("falls_back", { language: languageName(fallback) })}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={longestText}
        value={text}
        data-autofocus={isFallback || undefined}
        error={unknown && t("answers:canned.unknown", { text: unknown })}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {open || unknown !== undefined ? (
        <PlaceholderButtons onInsert={insert} />
      ) : (
        <button type="button" className={classes.link} aria-expanded={false} onClick={() => setOpen(true)}>
          {t("names")}
        </button>
      )}
    </>
  );
}
