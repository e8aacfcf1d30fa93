// SPDX-License-Identifier: AGPL-3.0-or-later
// As the customer will see it: with their own name, where the text names them.
import { useTranslation } from "react-i18next";
import { fillPlaceholders, type PlaceholderValues } from "@shared/placeholders";
import { useDeskState, useMe } from "@/lib/deskContext";
import { departmentName } from "@/lib/desk";
import { contactName } from "@/lib/people";
import { firstName } from "@/lib/placeholders";
import classes from "./Answers.module.css";
import type { Recipient } from "./groups";

/** What the desk fills in in this conversation. */
function useValues({ conversation: { contact, number }, contact_email, department_id }: Recipient): PlaceholderValues {
  const me = useMe();
  const department = useDeskState((state) => departmentName(state, department_id));
  const workspace = useDeskState((state) => state.workspace?.name ?? "");
  return {
    "contact.name": contact.name.trim(),
    "contact.first_name": firstName(contact.name),
    "contact.email": contact_email,
    "contact.number": String(contact.number),
    "conversation.number": String(number),
    "department.name": department,
    "user.name": me.name,
    "user.email": me.email,
    "workspace.name": workspace,
  };
}

export function Preview({ text, recipient }: { text: string; recipient: Recipient }) {
  const { t } = useTranslation("ticket_answers");
  const filled = fillPlaceholders(text, useValues(recipient));
  const isOwn = filled !== text;
  return (
    <figure className={classes.preview}>
      <figcaption className={classes.quiet}>{isOwn ? t("preview_for", { name: contactName(recipient.conversation.contact) }) : t("preview")}</figcaption>
      <blockquote className={classes.bubble}>{filled}</blockquote>
    </figure>
  );
}
