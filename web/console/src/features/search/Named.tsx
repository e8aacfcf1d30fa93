// SPDX-License-Identifier: AGPL-3.0-or-later
// What was found by its number or its name: conversations, customers, labels.
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ContactAvatar } from "@/lib/ContactAvatar";
import { LabelChip } from "@/lib/LabelChip";
import { contactName } from "@/lib/people";
import { useViewOf } from "@/lib/viewOf";
import { ConversationFacts } from "./HitGroup";
import classes from "./Search.module.css";
import type { Found } from "./useSearch";

export function Named({ found }: { found: Found }) {
  const { t } = useTranslation(["finding", "common"]);
  const viewOf = useViewOf();
  const { conversations, contacts, labels } = found;
  if (conversations.length + contacts.length + labels.length === 0) return null;
  return (
    <section className={classes.named} aria-label={t("named")}>
      {conversations.map((conversation) => (
        <Link key={conversation.id} to={`/inbox/${viewOf(conversation)}/${conversation.id}`} className={classes.card} data-result>
          <ContactAvatar contact={conversation.contact} size={32} />
          <span className={classes.cardBody}>
            <span className={classes.groupName}>{contactName(conversation.contact)}</span>
            <ConversationFacts conversation={conversation} />
          </span>
        </Link>
      ))}
      {contacts.map((contact) => (
        <Link key={contact.id} to={`/customers/${contact.id}`} className={classes.card} data-result>
          <ContactAvatar contact={contact} size={32} />
          <span className={classes.cardBody}>
            <span className={classes.groupName}>{contactName(contact)}</span>
            <span className={classes.facts}>
              <span>{t("customer")}</span>
              <span>#{contact.number}</span>
              {contact.email && <span>{contact.email}</span>}
            </span>
          </span>
        </Link>
      ))}
      {labels.map((label) => (
        <Link key={label.id} to={`/inbox/solved?label=${label.id}`} className={classes.card} data-result>
          <span className={classes.cardBody}>
            <LabelChip label={label} />
            <span className={classes.facts}>{t("solved_with_label")}</span>
          </span>
        </Link>
      ))}
    </section>
  );
}
