// SPDX-License-Identifier: AGPL-3.0-or-later
// All that the desk knows of one customer.
import { Skeleton } from "@mantine/core";
import { IconMoodEmpty } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Navigate } from "react-router";
import { ProblemError } from "@shared/api";
import type { Id } from "@shared/ids";
import type { Contact } from "@shared/model";
import { ContactNotes } from "@/lib/contact/ContactNotes";
import { ContactTickets } from "@/lib/contact/ContactTickets";
import { EditableField } from "@/lib/contact/EditableField";
import contactClasses from "@/lib/contact/Contact.module.css";
import { PanelSection } from "@/lib/contact/PanelSection";
import { useDeskState } from "@/lib/deskContext";
import { Empty, LoadFailed } from "@/lib/states";
import { fullTime, relativeAge, useNow } from "@/lib/time";
import { sameItems } from "@/lib/useStore";
import { CustomerConversations } from "./CustomerConversations";
import { CustomerHead } from "./CustomerHead";
import classes from "./Customers.module.css";
import { Identities } from "./Identities";
import { Merges } from "./Merges";
import { useCustomer } from "./useCustomers";

function Details({ contact }: { contact: Contact }) {
  const { t } = useTranslation(["finding", "inbox", "common"]);
  const now = useNow(60_000);
  const attributes = useDeskState(
    (state) => [...state.contactAttributes.values()].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1)),
    sameItems,
  );
  return (
    <PanelSection title={t("details")}>
      <div className={contactClasses.labelled}>
        <span>{t("inbox:email")}</span>
        <EditableField contact={contact} field="email" label={t("inbox:email")} placeholder={t("inbox:add_email")} />
      </div>
      <div className={contactClasses.labelled}>
        <span>{t("phone")}</span>
        <EditableField contact={contact} field="phone" label={t("phone")} placeholder={t("add_phone")} />
      </div>
      {attributes.map(({ id, name }) => (
        <div key={id} className={contactClasses.labelled}>
          <span title={name}>{name}</span>
          <EditableField contact={contact} field={{ attribute: id }} label={name} placeholder={t("add_value")} />
        </div>
      ))}
      <div className={contactClasses.labelled}>
        <span>{t("inbox:known_since")}</span>
        <time dateTime={contact.created_at} title={fullTime(contact.created_at)}>
          {relativeAge(contact.created_at, now)}
        </time>
      </div>
    </PanelSection>
  );
}

export function CustomerPage({ id }: { id: Id }) {
  const { t } = useTranslation(["finding", "common"]);
  const { query, contact, movedTo } = useCustomer(id);
  if (movedTo) return <Navigate to={`/customers/${movedTo}`} replace />;
  if (query.error instanceof ProblemError && query.error.code === "not_found") {
    return <Empty icon={<IconMoodEmpty size={36} stroke={1.3} />} title={t("customer_gone")} />;
  }
  if (!contact && query.isError) return <LoadFailed onRetry={() => void query.refetch()} />;
  if (!contact) {
    return (
      <div className={classes.inner}>
        <Skeleton circle height={64} />
        <Skeleton height={14} width={220} mt="md" />
        <Skeleton height={120} mt="xl" />
      </div>
    );
  }
  return (
    <div className={classes.scrollPage}>
      <div className={classes.inner}>
        <CustomerHead contact={contact} />
        <div className={classes.columns}>
          <div className={classes.main}>
            <CustomerConversations contactId={contact.id} />
          </div>
          <div className={classes.side}>
            <Details contact={contact} />
            <ContactTickets contactId={contact.id} />
            <ContactNotes contactId={contact.id} />
            <Identities contactId={contact.id} />
            <Merges contactId={contact.id} />
          </div>
        </div>
      </div>
    </div>
  );
}
