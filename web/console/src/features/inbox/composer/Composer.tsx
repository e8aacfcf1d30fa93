// SPDX-License-Identifier: AGPL-3.0-or-later
// Where answers and notes are written. Yellow and named while it is a note; what was typed survives a reload.
import { CloseButton } from "@mantine/core";
import { IconBolt, IconBook2, IconClockHour4, IconForms, IconMail, IconPaperclip, IconSend2 } from "@tabler/icons-react";
import { type ClipboardEvent, type KeyboardEvent, lazy, Suspense, useEffect, useId, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Drafts } from "@shared/drafts";
import type { OutboxEntry } from "@shared/outbox";
import { type Id, newClientId } from "@shared/ids";
import { useColumn } from "@/lib/column";
import type { Form } from "@/lib/answers";
import { MentionList, optionId } from "@/lib/mentions/MentionList";
import { useMentions } from "../helping/mentions/useMentions";
import { useConversation, useDesk } from "@/lib/deskContext";
import { documentOf, isEmpty, picturesIn, plainText, type StoredDocument, together } from "@/lib/document";
import { fileSize } from "@/lib/fileSize";
import { notifyProblem } from "@/lib/notify";
import { takenBack, undoHold } from "@/lib/pendingReplies";
import { useStore } from "@/lib/useStore";
import { AnswersPanel } from "../answers/AnswersPanel";
import { answersPanel, closeAnswers, openAnswers } from "../answers/answersStore";
import chips from "@/lib/uploads/Uploads.module.css";
import classes from "./Composer.module.css";
import { type ComposerKind, isWantedOf, takeAsk, wantedComposer } from "./composerStore";
import { DropZone } from "./DropZone";
import { ExtrasBar, useMailbox } from "./ExtrasBar";
import { clearExtras, entryExtras, extrasOf, extrasStore, hasWrongAddress, setExtras } from "./extras";
import { EmojiPicker } from "./EmojiPicker";
import { MailBelow } from "./MailBelow";
import { PlainField } from "./PlainField";
import { AnswerMenu } from "./menu/AnswerMenu";
import { useAnswerMenu } from "./menu/useAnswerMenu";
import { cleanText, textLength } from "@/lib/text";
import { useCapabilities } from "./useCapabilities";
import { UploadChips } from "@/lib/uploads/UploadChips";
import { chooserTypes } from "@/lib/uploads/isTaken";
import { type LimitProblem, mostFiles, useUploads } from "@/lib/uploads/useUploads";
import { SendLater } from "./SendLater";
import { useTypingSignal } from "./useTypingSignal";
import type { WritingField } from "./writing";

const AnswerEditor = lazy(() => import("@/lib/editor/AnswerEditor"));

const longestNote = 20_000;

interface ComposerProps {
  id: Id;
  kind: ComposerKind;
  /** The holder answers, and a supervisor what nobody holds; everybody who sees the conversation may write notes. */
  mayReply: boolean;
  mayNote: boolean;
  onKind: (kind: ComposerKind) => void;
}

function useDraft(id: Id, kind: ComposerKind) {
  const { drafts } = useDesk();
  const key = Drafts.key(id, kind);
  const draft = useStore(drafts.kept, (kept) => kept.get(key));
  useEffect(() => () => drafts.blur(id, kind), [drafts, id, kind]);
  const text = draft?.text ?? "";
  const document = useMemo(() => draft?.document ?? (text === "" ? undefined : documentOf(text)), [draft?.document, text]);
  return {
    text,
    setText: (words: string) => drafts.write(id, kind, words),
    /** What was typed without formatting, too. */
    document,
    setDocument: (words: StoredDocument | undefined) => drafts.write(id, kind, plainText(words), words),
  };
}

function useRefusal(maxBytes: number): (file: File, problem: LimitProblem) => void {
  const { t } = useTranslation(["inbox", "common"]);
  return (file, problem) => {
    const values = { name: file.name, size: fileSize(maxBytes), count: mostFiles };
    notifyProblem(problem, t(`file_refused.${problem}`, values));
  };
}

function Tabs({ kind, mayReply, mayNote, onKind }: Pick<ComposerProps, "kind" | "mayReply" | "mayNote" | "onKind">) {
  const { t } = useTranslation(["inbox", "common"]);
  const kinds = (["reply", "note"] as const).filter((name) => (name === "reply" ? mayReply : mayNote));
  return (
    <div className={classes.tabs} role="group" aria-label={t("write_what")}>
      {kinds.map((name) => (
        <button key={name} type="button" className={classes.tab} aria-pressed={kind === name} onClick={() => onKind(name)}>
          {t(name)}
        </button>
      ))}
    </div>
  );
}

function Counter({ length, longest }: { length: number; longest: number }) {
  if (length < longest - 500) return null;
  return (
    <span className={classes.counter} data-over={length > longest} role="status">
      {longest - length}
    </span>
  );
}

function FormChip({ form, onRemove }: { form: Form; onRemove: () => void }) {
  const { t } = useTranslation(["inbox", "answers"]);
  return (
    <ul className={chips.chips} aria-label={t("answers:source.forms")}>
      <li className={chips.chip}>
        <IconForms size={18} stroke={1.5} aria-hidden="true" />
        <span className={chips.chipText}>
          <span className={chips.chipName}>{form.title}</span>
          <span>{t("answers:form.questions", { count: form.fields.length })}</span>
        </span>
        <CloseButton size="xs" aria-label={t("remove_file", { name: form.title })} onClick={onRemove} />
      </li>
    </ul>
  );
}

/** Which list the field has open, and where in it one is. */
function mentionAria(listId: string, active: number) {
  return { "aria-controls": listId, "aria-activedescendant": optionId(listId, active) };
}

function answerAria(menu: ReturnType<typeof useAnswerMenu>) {
  if (!menu.open) return {};
  return { "aria-controls": menu.listId, "aria-activedescendant": menu.active ? menu.optionId(menu.active) : undefined };
}

export function Composer({ id, kind, mayReply, mayNote, onKind }: ComposerProps) {
  const { t } = useTranslation(["inbox", "answers", "common"]);
  const desk = useDesk();
  const { text, setText, document: written, setDocument } = useDraft(id, kind);
  const input = useRef<HTMLTextAreaElement>(null);
  const field = useRef<WritingField>(null);
  const [fieldsReady, setFieldsReady] = useState(0);
  const [coming, setComing] = useState(0);
  const extras = useStore(extrasStore, (all) => extrasOf(all, id));
  const picker = useRef<HTMLInputElement>(null);
  const capabilities = useCapabilities(id, extras.mailbox);
  const { attachments: carried } = capabilities;
  const files = useUploads(carried, useRefusal(carried.max_bytes));
  const [form, setForm] = useState<Form | null>(null);
  const menu = useAnswerMenu({ id, kind, field, capabilities, use: { attach: files.attach, askForm: setForm } });
  const typing = useTypingSignal(id, kind === "note");
  const asked = useStore(wantedComposer, (state) => isWantedOf(state, id) && state.kind === kind);
  const live = useStore(desk.link, (state) => state === "live");
  const { active } = useColumn();
  const isNote = kind === "note";
  const mentions = useMentions({ id, text, setText, input, enabled: isNote });
  const listId = useId();
  const answersOpen = useStore(answersPanel, (state) => state.conversation === id) && !isNote;
  const takesFiles = !isNote && carried.max_bytes > 0;
  const mailbox = useMailbox(id);
  const conversation = useConversation(id);
  const platform = conversation?.platform;
  const mailChannel = extras.mailbox ?? (platform === "email" ? conversation?.channel_id : undefined);
  const rich = !isNote && capabilities.formatting;
  const document = rich ? written : undefined;
  const [choosingTime, setChoosingTime] = useState(false);
  const returned = useStore(takenBack, (taken) => (taken?.conversation === id ? taken : null));
  const longest = isNote ? longestNote : capabilities.longest_text;

  useEffect(() => {
    // An editor that is still being loaded takes it when it is there.
    if (!asked || !active || !field.current) return;
    // Whoever asked for an answer from the knowledge bases is looking for it there.
    if (answersPanel.get().conversation !== id) field.current.focus();
    takeAsk();
  }, [asked, active, id, fieldsReady, kind]);

  useEffect(() => {
    if (!returned || isNote || !active) return;
    takenBack.update(() => null);
    files.restore(returned.attachments);
    const { quoted, mailbox, to, cc, bcc, subject } = returned;
    setExtras(id, { quoted, mailbox, to, cc, bcc, subject });
    field.current?.focus();
  }, [returned, isNote, active, id, files]);

  const clean = cleanText(text);
  const length = textLength(clean);
  const attached = isNote ? [] : files.uploads;
  const askedForm = isNote ? null : form;
  const hasWords = clean !== "" || attached.length > 0 || (rich && !isEmpty(document));
  const ready = (hasWords || askedForm !== null) && length <= longest && (isNote || (!files.busy && coming === 0 && !hasWrongAddress(extras)));

  const send = (hold: Pick<OutboxEntry, "hold"> = undoHold(platform, extras.mailbox !== undefined)) => {
    if (!ready) return;
    const mentioned = isNote ? mentions.mentioned(clean) : [];
    const attachments = attached.map((upload) => upload.stored).filter((file) => file !== undefined);
    const entry = { kind: isNote ? "note" : "message", target: id, created_at: new Date().toISOString() } as const;
    if (hasWords)
      desk.outbox.add({
        ...entry,
        client_id: newClientId(),
        text: clean,
        attachments,
        ...(document ? { document } : {}),
        ...(mentioned.length > 0 ? { mention_ids: mentioned } : {}),
        ...(isNote ? {} : { ...entryExtras(extras), ...hold }),
      });
    if (!isNote) clearExtras(id);
    if (askedForm) {
      const { id: formId, title } = askedForm;
      desk.outbox.add({ ...entry, client_id: newClientId(), text: "", attachments: [], form: { id: formId, title }, ...entryExtras(extras), ...hold });
      setForm(null);
    }
    setText("");
    void desk.drafts.flush();
    if (!isNote) files.clear();
    typing(false);
    field.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (mentions.onKeyDown(event) || menu.onKey(event)) return;
    if (event.key === "Escape") return field.current?.blur();
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    if (field.current?.keepsEnter() && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    send();
  };

  const onPaste = (event: ClipboardEvent) => {
    if (!takesFiles || event.clipboardData.files.length === 0) return;
    event.preventDefault();
    files.add([...event.clipboardData.files]);
  };

  // Pictures belong into the text where it shows them; the paper clip attaches.
  const drop = (dropped: File[]) => {
    const pictures = dropped.filter((file) => rich && file.type.startsWith("image/"));
    const isShown = pictures.length > 0 && field.current?.putPictures(pictures) === true;
    files.add(isShown ? dropped.filter((file) => !pictures.includes(file)) : dropped);
  };

  const insertAnswer = (answer: string) => {
    if (rich) setDocument(together(written, documentOf(answer)));
    else setText(text.trim() === "" ? answer : `${text.trimEnd()}\n\n${answer}`);
    requestAnimationFrame(() => field.current?.focus());
  };

  const aria = { ...(mentions.open ? mentionAria(listId, mentions.active) : answerAria(menu)), "aria-autocomplete": "list" as const };
  const focused = () => desk.drafts.focus(id, kind);
  const left = () => {
    desk.drafts.blur(id, kind);
    mentions.close();
  };

  return (
    <div className={classes.composer} data-kind={kind}>
      {answersOpen && <AnswersPanel key={id} conversation={id} onInsert={insertAnswer} />}
      {takesFiles && active && <DropZone onFiles={drop} />}
      <AnswerMenu menu={menu} />
      {mentions.open && <MentionList listId={listId} people={mentions.found} active={mentions.active} onTake={mentions.take} />}
      <Tabs
        kind={kind}
        mayReply={mayReply}
        mayNote={mayNote}
        onKind={(chosen) => {
          onKind(chosen);
          requestAnimationFrame(() => field.current?.focus());
        }}
      />
      {!isNote && <ExtrasBar id={id} />}
      {rich ? (
        <Suspense fallback={<div className={classes.loading} />}>
          <AnswerEditor
            key={id}
            handle={field}
            document={document}
            label={t("reply_label")}
            hint={t("reply_hint")}
            pictures={takesFiles && picturesIn(document).length + attached.length < mostFiles}
            aria={aria}
            onReady={() => setFieldsReady((count) => count + 1)}
            onChange={(words) => {
              setDocument(words);
              menu.follow();
              typing(!isEmpty(words));
            }}
            onSelect={menu.follow}
            onFocus={focused}
            onBlur={left}
            onKeyDown={onKeyDown}
            onFiles={files.add}
            onComing={setComing}
          />
        </Suspense>
      ) : (
        <PlainField
          field={field}
          input={input}
          text={text}
          setText={setText}
          label={isNote ? t("note_label") : t("reply_label")}
          hint={isNote ? t("note_hint") : t("reply_hint")}
          aria={aria}
          onChange={(words) => {
            menu.follow();
            typing(words.trim() !== "");
          }}
          onSelect={() => {
            menu.follow();
            mentions.look();
          }}
          onFocus={focused}
          onBlur={left}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
      )}
      {!isNote && mailChannel && <MailBelow channel={mailChannel} />}
      {!isNote && <UploadChips uploads={files.uploads} onRemove={files.remove} onRetry={files.retry} />}
      {askedForm && <FormChip form={askedForm} onRemove={() => setForm(null)} />}
      <div className={classes.tools}>
        <button
          type="button"
          className={classes.tool}
          aria-label={t("answers:menu.button")}
          title={`${t("answers:menu.button")} · /`}
          aria-expanded={menu.byButton}
          onClick={menu.toggle}
        >
          <IconBolt size={19} stroke={1.6} />
        </button>
        <EmojiPicker onPick={(sign) => field.current?.put({ text: sign }, 0)} />
        {takesFiles && (
          <button type="button" className={classes.tool} aria-label={t("attach")} title={t("attach")} onClick={() => picker.current?.click()}>
            <IconPaperclip size={19} stroke={1.6} />
          </button>
        )}
        <input
          ref={picker}
          type="file"
          hidden
          multiple
          accept={chooserTypes(carried.types)}
          onChange={(event) => {
            files.add([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = "";
          }}
        />
        {!isNote && (
          <button
            type="button"
            className={classes.tool}
            aria-label={t("answers.title")}
            aria-expanded={answersOpen}
            title={`${t("answers.title")} · H`}
            onClick={() => (answersOpen ? closeAnswers() : openAnswers(id))}
          >
            <IconBook2 size={19} stroke={1.6} />
          </button>
        )}
        {!isNote && mailbox && (
          <button
            type="button"
            className={classes.tool}
            aria-label={t("mail.reply_by_mail")}
            title={t("mail.reply_by_mail")}
            aria-pressed={extras.mailbox !== undefined}
            onClick={() => setExtras(id, { mailbox: extras.mailbox ? undefined : mailbox })}
          >
            <IconMail size={19} stroke={1.6} />
          </button>
        )}
        <span className={classes.hint}>{live ? t(rich ? "enter_sends_rich" : "enter_sends") : t("held_back_hint")}</span>
        <Counter length={length} longest={longest} />
        {!isNote && (
          <button
            type="button"
            className={classes.tool}
            aria-label={t("pending.send_later")}
            title={t("pending.send_later")}
            disabled={!ready}
            onClick={() => setChoosingTime(true)}
          >
            <IconClockHour4 size={19} stroke={1.6} />
          </button>
        )}
        <button type="button" className={classes.send} disabled={!ready} onClick={() => send()}>
          <IconSend2 size={16} stroke={1.8} aria-hidden="true" />
          {isNote ? t("add_note") : t("send")}
        </button>
      </div>
      <SendLater opened={choosingTime} onClose={() => setChoosingTime(false)} onChoose={(send_at) => send({ hold: { send_at } })} />
    </div>
  );
}
