// SPDX-License-Identifier: AGPL-3.0-or-later
// A form that was sent, and the answers that came back, as neat tables.
import { IconCircleCheck, IconClock, IconForms } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@shared/api";
import type { Message } from "@shared/model";
import { useDeskState } from "@/lib/deskContext";
import classes from "./FormBubble.module.css";

type Field = Schemas["FormField"];

export function FieldList({ fields }: { fields: readonly Field[] }) {
  const { t } = useTranslation("answers");
  return (
    <ul className={classes.fields}>
      {fields.map(({ key, label, kind, required, options }) => (
        <li key={key}>
          <span dir="auto">
            {label}
            {required && <span title={t("form.required")}> *</span>}
          </span>
          <small>{options && options.length > 0 ? options.join(" · ") : t(`form.kind.${kind}`)}</small>
        </li>
      ))}
    </ul>
  );
}

/** What was asked, and whether the customer has answered. */
export function SentFormView({ message, form }: { message: Message; form: NonNullable<Message["form"]> }) {
  const { t } = useTranslation("answers");
  const answered = useDeskState((state) =>
    (state.threads.get(message.conversation_id)?.messages ?? []).some((other) => other.answer?.message_id === message.id),
  );
  const Icon = answered ? IconCircleCheck : IconClock;
  return (
    <div className={classes.form}>
      <p className={classes.title} dir="auto">
        <IconForms size={16} stroke={1.7} aria-hidden="true" /> {form.title}
      </p>
      <FieldList fields={form.fields} />
      <p className={classes.state} data-answered={answered}>
        <Icon size={14} stroke={1.9} aria-hidden="true" /> {answered ? t("form.answered") : t("form.waiting")}
      </p>
    </div>
  );
}

export function AnswerTable({ answer }: { answer: NonNullable<Message["answer"]> }) {
  const { t } = useTranslation("answers");
  return (
    <table className={classes.answers}>
      <caption dir="auto">{answer.title}</caption>
      <tbody>
        {answer.fields.map(({ key, label, kind, values }) => (
          <tr key={key}>
            <th scope="row" dir="auto">
              {label}
            </th>
            <td dir="auto">{values.length === 0 ? <span className={classes.none}>–</span> : kind === "checkbox" ? t("form.yes") : values.join(", ")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
