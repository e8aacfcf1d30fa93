// SPDX-License-Identifier: AGPL-3.0-or-later
// Who else is in the mails of a conversation. They have no rights in it: they get what somebody writes to them.
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { PanelSection } from "@/lib/contact/PanelSection";
import { useDeskState } from "@/lib/deskContext";
import { useMailAnswer } from "../mail/useMailAnswer";
import classes from "./Panel.module.css";

/** Only mails have others in them. */
export function Participants({ id }: { id: Id }) {
  const hasMails = useDeskState((state) => state.threads.get(id)?.messages.some((message) => message.mail !== undefined) ?? false);
  return hasMails ? <People id={id} /> : null;
}

function People({ id }: { id: Id }) {
  const { t } = useTranslation("inbox");
  const people = useMailAnswer(id)?.participants ?? [];
  if (people.length === 0) return null;
  return (
    <PanelSection title={t("participants.title")}>
      <ul className={classes.people}>
        {people.map(({ name, email, has_written }) => (
          <li key={email}>
            <span className={classes.personName}>{name || email}</span>
            <span className={classes.personRole}>{t(has_written ? "participants.wrote" : "participants.in_copy")}</span>
            {name && <span className={classes.personEmail}>{email}</span>}
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}
