// SPDX-License-Identifier: AGPL-3.0-or-later
// CO9: a message, or all that was said up to it, goes on to somebody outside. Its customer hears nothing of it.
import { Button, Checkbox, Input, Modal, SegmentedControl, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { lazy, Suspense, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { applySideMails } from "@shared/events";
import { newClientId } from "@shared/ids";
import type { Conversation, FileRef, Message } from "@shared/model";
import { api } from "@/lib/client";
import { useDesk, useDeskState } from "@/lib/deskContext";
import { picturesIn, type StoredDocument } from "@/lib/document";
import type { AnswerHandle } from "@/lib/editor/AnswerEditor";
import { currentLanguage } from "@/lib/i18n";
import { notifyProblem } from "@/lib/notify";
import { mostFiles } from "@/lib/uploads/useUploads";
import { useStore } from "@/lib/useStore";
import { wrongAddress } from "../composer/extras";
import { AddressField } from "./AddressField";
import { closeForward, forwarding } from "./forwardStore";
import { filesUpTo, forwardSubject } from "./forwarded";
import classes from "./MailBar.module.css";

const AnswerEditor = lazy(() => import("@/lib/editor/AnswerEditor"));

interface FilesProps {
  files: readonly FileRef[];
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
}

function Files({ files, chosen, onChange }: FilesProps) {
  const { t } = useTranslation("inbox");
  if (files.length === 0) return null;
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChange(next);
  };
  return (
    <fieldset className={classes.files}>
      <legend>{t("forward.files")}</legend>
      {files.map((file) => (
        <Checkbox key={file.id} size="xs" label={file.name} checked={chosen.has(file.id)} onChange={() => toggle(file.id)} />
      ))}
    </fieldset>
  );
}

/** The conversation's mailbox, else the desk's first. */
function useMailboxFor(conversation: Conversation): Conversation["channel_id"] | undefined {
  const first = useDeskState((state) => [...state.channels.values()].find((channel) => channel.kind === "email")?.id);
  return conversation.platform === "email" ? conversation.channel_id : first;
}

function useForward(message: Message, mailbox: Conversation["channel_id"] | undefined) {
  const desk = useDesk();
  const [client_id] = useState(newClientId);
  return useMutation({
    mutationFn: (body: { document?: StoredDocument; mail: { to: string[]; subject: string }; with_earlier: boolean; files: FileRef["id"][] }) =>
      api.call("post", "/conversations/{id}/forwards", {
        path: { id: message.conversation_id },
        body: { client_id, message_id: message.id, language: currentLanguage(), ...(mailbox ? { channel_id: mailbox } : {}), ...body },
      }),
    onSuccess: (mail) => {
      desk.state.update((state) => applySideMails(state, [mail]));
      closeForward();
    },
    onError: (error) => notifyProblem(error),
  });
}

interface WordsProps {
  words: StoredDocument | undefined;
  onChange: (words: StoredDocument | undefined) => void;
  onComing: (count: number) => void;
}

function Words({ words, onChange, onComing }: WordsProps) {
  const { t } = useTranslation("inbox");
  const handle = useRef<AnswerHandle>(null);
  return (
    <Input.Wrapper label={t("forward.words")} labelElement="div">
      <div className={classes.words}>
        <Suspense fallback={null}>
          <AnswerEditor
            handle={handle}
            document={words}
            label={t("forward.words")}
            hint=""
            pictures={picturesIn(words).length < mostFiles}
            onChange={onChange}
            onComing={onComing}
          />
        </Suspense>
      </div>
    </Input.Wrapper>
  );
}

function Form({ message, conversation }: { message: Message; conversation: Conversation }) {
  const { t } = useTranslation(["inbox", "common"]);
  const messages = useDeskState((state) => state.threads.get(conversation.id)?.messages) ?? [];
  const [to, setTo] = useState<string[]>([]);
  const [words, setWords] = useState<StoredDocument>();
  const [coming, setComing] = useState(0);
  const [subject, setSubject] = useState(() => forwardSubject(message.mail?.subject || conversation.subject || ""));
  const [all, setAll] = useState(false);
  const files = filesUpTo(messages, message, all);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(message.attachments.map((file) => file.id)));
  const forward = useForward(message, useMailboxFor(conversation));
  const ready = to.length > 0 && !wrongAddress(to) && coming === 0 && !forward.isPending;
  const send = () =>
    forward.mutate({
      ...(words ? { document: words } : {}),
      mail: { to, subject: subject.trim() },
      with_earlier: all,
      files: files.map((file) => file.id).filter((id) => chosen.has(id)),
    });
  return (
    <form
      className={classes.dialog}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) send();
      }}
    >
      <AddressField label={t("mail.to_label")} value={to} autoFocus onChange={setTo} />
      <TextInput label={t("mail.subject")} maxLength={500} value={subject} onChange={(event) => setSubject(event.currentTarget.value)} />
      <Words words={words} onChange={setWords} onComing={setComing} />
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t("forward.what")}
        value={all ? "all" : "one"}
        onChange={(value) => setAll(value === "all")}
        data={[
          { value: "one", label: t("forward.one") },
          { value: "all", label: t("forward.all") },
        ]}
      />
      {!all && message.text && <p className={classes.passed}>{message.text}</p>}
      <Files files={files} chosen={chosen} onChange={setChosen} />
      <p className={classes.hint}>{t("forward.hint")}</p>
      <footer className={classes.footer}>
        <Button variant="default" onClick={closeForward}>
          {t("common:cancel")}
        </Button>
        <Button type="submit" disabled={!ready} loading={forward.isPending}>
          {t("mail.forward")}
        </Button>
      </footer>
    </form>
  );
}

export function ForwardDialog({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation(["inbox", "common"]);
  const message = useStore(forwarding, (state) => state.message);
  const mine = message?.conversation_id === conversation.id ? message : null;
  return (
    <Modal opened={mine !== null} onClose={closeForward} size={560} title={t("forward.title")} closeButtonProps={{ "aria-label": t("common:close") }}>
      {mine && <Form key={mine.id} message={mine} conversation={conversation} />}
    </Modal>
  );
}
