// SPDX-License-Identifier: AGPL-3.0-or-later
import { IconForms } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { type Form, formsQuery } from "@/lib/answers";
import { currentLanguage } from "@/lib/i18n";
import { FieldList } from "../../thread/FormBubble";
import classes from "./AnswerMenu.module.css";
import { best, rankOf } from "./rank";
import type { AnswerItem, AskedFor, SourceAnswer } from "./source";

function itemOf(form: Form): AnswerItem {
  return {
    key: form.id,
    title: form.name,
    detail: form.fields.map(({ label }) => label).join(" · "),
    icon: <IconForms size={16} stroke={1.6} aria-hidden="true" />,
    preview: (
      <>
        <p className={classes.previewTitle}>{form.title}</p>
        <FieldList fields={form.fields} />
      </>
    ),
    pick: (use) => use.askForm(form),
  };
}

export function useFormItems({ query, kind, capabilities, open }: AskedFor): SourceAnswer {
  const offered = kind === "reply";
  const { data, isError, refetch } = useQuery({ ...formsQuery, enabled: open && offered });
  const items = useMemo(() => {
    if (!data || !open || !offered) return [];
    const rank = ({ name, title }: Form) => rankOf({ name, text: title }, query);
    return best(data, rank, (a, b) => a.name.localeCompare(b.name, currentLanguage())).map((form) => ({ ...itemOf(form), rank: rank(form) }));
  }, [data, open, offered, query]);
  return { state: data || !offered ? "ready" : isError ? "failed" : "loading", items, retry: () => void refetch() };
}
