// SPDX-License-Identifier: AGPL-3.0-or-later
// Staff write first: over a channel by which this customer has come, or on to what is open already.
import { Button, Modal, Select, Textarea } from "@mantine/core";
import { IconMessagePlus } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { ProblemError } from "@shared/api";
import { type Id, newClientId } from "@shared/ids";
import type { Contact, Conversation } from "@shared/model";
import { api } from "@/lib/client";
import { useDesk, useDeskState } from "@/lib/deskContext";
import { notifyProblem } from "@/lib/notify";
import { contactName } from "@/lib/people";
import { cleanText } from "@/lib/text";
import { useViewOf } from "@/lib/viewOf";
import classes from "./Customers.module.css";
import { useIdentities } from "./useCustomers";

function useGoTo() {
  const navigate = useNavigate();
  const viewOf = useViewOf();
  return (conversation: Conversation) => void navigate(`/inbox/${viewOf(conversation)}/${conversation.id}`);
}

/** Channels by which the customer has come, the latest first. */
function useChannelsOf(contactId: Id) {
  const { data } = useIdentities(contactId);
  const channels = useDeskState((state) => state.channels);
  const ids = [...new Set((data ?? []).map((identity) => identity.channel_id))];
  // Over one that was deleted nobody is reached.
  return ids.flatMap((id) => channels.get(id) ?? []).map(({ id, name }) => ({ value: id as string, label: name }));
}

function OpenDialog({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const { t } = useTranslation(["finding", "common"]);
  const desk = useDesk();
  const goTo = useGoTo();
  const channels = useChannelsOf(contact.id);
  const [channel, setChannel] = useState<string | null>(null);
  const [text, setText] = useState("");
  // The same question asked twice opens one conversation.
  const [clientId] = useState(newClientId);
  const over = channel ?? channels[0]?.value;
  const open = useMutation({
    mutationFn: () =>
      api.call("post", "/conversations", { body: { contact_id: contact.id, channel_id: over as Id, client_id: clientId, text: cleanText(text) } }),
    onSuccess: ({ conversation }) => {
      desk.take([conversation]);
      goTo(conversation);
    },
    onError: (error) => {
      const current = error instanceof ProblemError && error.code === "already_open" ? (error.problem.current as Conversation | undefined) : undefined;
      if (!current) return notifyProblem(error);
      desk.take([current]);
      goTo(current);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    open.mutate();
  };
  return (
    <Modal opened onClose={onClose} size="lg" title={t("open_title", { name: contactName(contact) })} closeButtonProps={{ "aria-label": t("common:close") }}>
      <form className={classes.form} onSubmit={submit}>
        {channels.length > 1 && <Select label={t("open_channel")} data={channels} value={over ?? null} onChange={setChannel} allowDeselect={false} />}
        <Textarea
          data-autofocus
          autosize
          minRows={4}
          maxRows={12}
          maxLength={20_000}
          label={t("open_text")}
          description={t("open_hint")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && cleanText(text)) open.mutate();
          }}
        />
        <div className={classes.dialogActions}>
          <Button variant="default" onClick={onClose}>
            {t("common:cancel")}
          </Button>
          <Button type="submit" loading={open.isPending} disabled={cleanText(text) === "" || !over}>
            {t("open_send")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

export function OpenConversation({ contact }: { contact: Contact }) {
  const { t } = useTranslation(["finding", "common"]);
  const goTo = useGoTo();
  const channels = useChannelsOf(contact.id);
  const [writing, setWriting] = useState(false);
  const isOpen = useDeskState((state) => [...state.conversations.values()].find((each) => each.contact.id === contact.id && each.lifecycle === "active"));
  if (isOpen) return <Button onClick={() => goTo(isOpen)}>{t("go_to_open")}</Button>;
  const canReach = channels.length > 0 && !contact.blocked_at;
  return (
    <>
      <Button
        leftSection={<IconMessagePlus size={17} stroke={1.7} />}
        disabled={!canReach}
        title={channels.length === 0 ? t("unreachable") : undefined}
        onClick={() => setWriting(true)}
      >
        {t("open_conversation")}
      </Button>
      {writing && <OpenDialog contact={contact} onClose={() => setWriting(false)} />}
    </>
  );
}
