// SPDX-License-Identifier: AGPL-3.0-or-later
// Another contact is found, looked at beside this one, and joined with it.
import { Button, Loader, Modal, TextInput } from "@mantine/core";
import { IconArrowRight, IconSearch } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { applyContact } from "@shared/events";
import type { Contact } from "@shared/model";
import { ContactAvatar } from "@/lib/ContactAvatar";
import { api } from "@/lib/client";
import { useDesk } from "@/lib/deskContext";
import { notifyDone, notifyProblem } from "@/lib/notify";
import { contactName } from "@/lib/people";
import classes from "./Customers.module.css";
import { forgetCustomers, type ListedContact, useCustomers } from "./useCustomers";

function Candidates({ contact, onChoose }: { contact: Contact; onChoose: (other: ListedContact) => void }) {
  const { t } = useTranslation(["finding", "common"]);
  const [typed, setTyped] = useState(contact.name);
  const query = useCustomers(typed, {});
  const others = query.rows.filter((row) => row.id !== contact.id).slice(0, 20);
  return (
    <>
      <p className={classes.dialogText}>{t("merge_lead", { name: contactName(contact) })}</p>
      <TextInput
        data-autofocus
        type="search"
        value={typed}
        aria-label={t("find_customer")}
        placeholder={t("find_customer")}
        leftSection={query.isFetching ? <Loader size={14} /> : <IconSearch size={16} stroke={1.6} />}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <ul className={classes.candidates} aria-label={t("customers")}>
        {others.map((other) => (
          <li key={other.id}>
            <button type="button" className={classes.row} onClick={() => onChoose(other)}>
              <ContactAvatar contact={other} size={30} />
              <span className={classes.rowBody}>
                <span className={classes.rowName}>{contactName(other)}</span>
                <span className={classes.rowFoot}>
                  <span>#{other.number}</span>
                  {other.email && <span className={classes.cut}>{other.email}</span>}
                  <span className={classes.count}>{t("conversation_count", { count: other.conversations })}</span>
                </span>
              </span>
            </button>
          </li>
        ))}
        {query.isSuccess && others.length === 0 && <li className={classes.none}>{t("no_customer_found")}</li>}
      </ul>
    </>
  );
}

function Side({ contact, what }: { contact: Pick<Contact, "id" | "name" | "number" | "email" | "phone">; what: string }) {
  return (
    <div className={classes.mergeSide}>
      <small>{what}</small>
      <ContactAvatar contact={contact} size={44} />
      <strong>{contactName(contact)}</strong>
      <span>#{contact.number}</span>
      {contact.email && <span className={classes.cut}>{contact.email}</span>}
      {contact.phone && <span>{contact.phone}</span>}
    </div>
  );
}

export function MergeDialog({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const { t } = useTranslation(["finding", "common"]);
  const desk = useDesk();
  const [other, setOther] = useState<ListedContact | null>(null);
  const merge = useMutation({
    mutationFn: (from: ListedContact) => api.call("post", "/contacts/{id}/merge", { path: { id: contact.id }, body: { contact_id: from.id } }),
    onSuccess: async (done, from) => {
      desk.state.update((state) => applyContact(state, done.contact));
      notifyDone(t("merged_done", { name: contactName(from) }));
      onClose();
      await forgetCustomers();
    },
    onError: (error) => notifyProblem(error),
  });
  return (
    <Modal opened onClose={onClose} size="lg" title={t("merge_title")} closeButtonProps={{ "aria-label": t("common:close") }}>
      {!other && <Candidates contact={contact} onChoose={setOther} />}
      {other && (
        <>
          <div className={classes.mergeSides}>
            <Side contact={other} what={t("merge_from")} />
            <IconArrowRight size={22} stroke={1.5} aria-hidden="true" />
            <Side contact={contact} what={t("merge_into")} />
          </div>
          <p className={classes.dialogText}>{t("merge_text", { count: other.conversations })}</p>
          <div className={classes.dialogActions}>
            <Button variant="default" onClick={() => setOther(null)}>
              {t("common:back")}
            </Button>
            <Button data-autofocus loading={merge.isPending} onClick={() => merge.mutate(other)}>
              {t("merge_do")}
            </Button>
          </div>
        </>
      )}
    </Modal>
  );
}
