// SPDX-License-Identifier: AGPL-3.0-or-later
import { ActionIcon, Menu } from "@mantine/core";
import { IconArrowLeft, IconArrowMerge, IconBan, IconDots, IconLockOpen } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { applyContact } from "@shared/events";
import type { Contact } from "@shared/model";
import { ContactAvatar } from "@/lib/ContactAvatar";
import { api } from "@/lib/client";
import { EditableField } from "@/lib/contact/EditableField";
import { useDesk, useMay } from "@/lib/deskContext";
import { notifyDone, notifyProblem } from "@/lib/notify";
import { contactName } from "@/lib/people";
import { fullTime } from "@/lib/time";
import { useIsPhone } from "@/lib/useMedia";
import { BlockDialog } from "./BlockDialog";
import classes from "./Customers.module.css";
import { MergeDialog } from "./MergeDialog";
import { OpenConversation } from "./OpenConversation";

function useUnblock(contact: Contact) {
  const { t } = useTranslation(["finding", "common"]);
  const desk = useDesk();
  return async () => {
    try {
      const free = await api.call("post", "/contacts/{id}/unblock", { path: { id: contact.id } });
      desk.state.update((state) => applyContact(state, free));
      notifyDone(t("unblocked", { name: contactName(contact) }));
    } catch (error) {
      notifyProblem(error);
    }
  };
}

export function CustomerHead({ contact }: { contact: Contact }) {
  const { t } = useTranslation(["finding", "inbox", "common"]);
  const mayBlock = useMay("block_contacts");
  const phone = useIsPhone();
  const [open, setOpen] = useState<"merge" | "block" | null>(null);
  const unblock = useUnblock(contact);
  return (
    <header className={classes.head}>
      {phone && (
        <ActionIcon component={Link} to="/customers" variant="subtle" color="gray" aria-label={t("common:back")}>
          <IconArrowLeft size={18} />
        </ActionIcon>
      )}
      <ContactAvatar contact={contact} size={56} />
      <div className={classes.headText}>
        <h2 className="visuallyHidden">{contactName(contact)}</h2>
        <EditableField contact={contact} field="name" label={t("inbox:name")} placeholder={contactName(contact)} />
        <p className={classes.headFacts}>
          <span>
            {t("inbox:client_id")} {contact.number}
          </span>
          {contact.blocked_at && (
            <span className={classes.badge} title={fullTime(contact.blocked_at)}>
              <IconBan size={13} stroke={2} aria-hidden="true" /> {t("blocked")}
            </span>
          )}
        </p>
      </div>
      <OpenConversation contact={contact} />
      <Menu position="bottom-end" width={230}>
        <Menu.Target>
          <ActionIcon variant="default" size={34} aria-label={t("inbox:more_actions")}>
            <IconDots size={18} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconArrowMerge size={16} stroke={1.7} />} onClick={() => setOpen("merge")}>
            {t("merge")}
          </Menu.Item>
          {mayBlock &&
            (contact.blocked_at ? (
              <Menu.Item leftSection={<IconLockOpen size={16} stroke={1.7} />} onClick={() => void unblock()}>
                {t("unblock")}
              </Menu.Item>
            ) : (
              <Menu.Item color="red" leftSection={<IconBan size={16} stroke={1.7} />} onClick={() => setOpen("block")}>
                {t("block")}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
      {open === "merge" && <MergeDialog contact={contact} onClose={() => setOpen(null)} />}
      {open === "block" && <BlockDialog contact={contact} onClose={() => setOpen(null)} />}
    </header>
  );
}
