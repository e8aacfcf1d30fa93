// SPDX-License-Identifier: AGPL-3.0-or-later
// Where answers and notes are written. Yellow and named while it is a note; what was typed survives a reload.
import { CloseButton, Textarea } from "@mantine/core";
import { IconBolt, IconBook2, IconClockHour4, IconForms, IconMail, IconPaperclip, IconSend2 } from "@tabler/icons-react";
import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Drafts } from "@shared/drafts";
import type { OutboxEntry } from "@shared/outbox";
import { type Id, newClientId } from "@shared/ids";
import { useColumn } from "@/lib/column";
import type { Form } from "@/lib/answers";
import { MentionList, optionId } from "../helping/mentions/MentionList";
import { useMentions } from "../helping/mentions/useMentions";
import { useConversation, useDesk } from "@/lib/deskContext";
import { fileSize } from "@/lib/fileSize";
import { notifyProblem } from "@/lib/notify";
import { takenBack, undoHold } from "@/lib/pendingReplies";
import { useStore } from "@/lib/useStore";
import { AnswersPanel } from "../answers/AnswersPanel";
import { answersPanel, closeAnswers, openAnswers } from "../answers/answersStore";
import chips from "@/lib/uploads/Uploads.module.css";
import classes from "./Composer.module.css";
import { type ComposerKind, takeAsk, wantedComposer } from "./composerStore";
import { DropZone } from "./DropZone";
import { ExtrasBar, useMailbox } from "./ExtrasBar";
import { clearExtras, entryExtras, extrasOf, extrasStore, hasWrongAddress, setExtras } from "./extras";
import { EmojiPicker } from "./EmojiPicker";
import { AnswerMenu } from "./menu/AnswerMenu";
import { useAnswerMenu } from "./menu/useAnswerMenu";
import { cleanText, textLength } from "@/lib/text";
import { useCapabilities } from "./useCapabilities";
import { UploadChips } from "@/lib/uploads/UploadChips";
import { type LimitProblem, mostFiles, useUploads } from "@/lib/uploads/useUploads";
import { SendLater } from "./SendLater";
import { useTypingSignal } from "./useTypingSignal";

const longestNote = 20_000;

interface ComposerProps {
  id: Id;
  kind: ComposerKind;
  /** Only the holder may answer; everybody who sees the conversation may write notes. */
  mayReply: boolean;
  mayNote: boolean;
  onKind: (kind: ComposerKind) => void;
}

function useDraft(id: Id, kind: ComposerKind): [string, (text: string) => void] {
  const { drafts } = useDesk();
  const key = Drafts.key(id, kind);
  const text = useStore(drafts.kept, (kept) => kept.get(key)?.text ?? "");
  useEffect(() => () => drafts.blur(id, kind), [drafts, id, kind]);
  return [text, (text) => drafts.write(id, kind, text)];
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
  const [text, setText] = useDraft(id, kind);
  const input = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const capabilities = useCapabilities(id);
  const { attachments: carried } = capabilities;
  const files = useUploads(carried, useRefusal(carried.max_bytes));
  const [form, setForm] = useState<Form | null>(null);
  const menu = useAnswerMenu({ id, kind, input, text, setText, capabilities, use: { attach: files.attach, askForm: setForm } });
  const typing = useTypingSignal(id, kind === "note");
  const asked = useStore(wantedComposer, (state) => state.isPending && state.kind === kind);
  const live = useStore(desk.link, (state) => state === "live");
  const { active } = useColumn();
  const isNote = kind === "note";
  const mentions = useMentions({ id, text, setText, input, enabled: isNote });
  const listId = useId();
  const answersOpen = useStore(answersPanel, (state) => state.conversation === id) && !isNote;
  const takesFiles = !isNote && carried.max_bytes > 0;
  const extras = useStore(extrasStore, (all) => extrasOf(all, id));
  const mailbox = useMailbox(id);
  const platform = useConversation(id)?.platform;
  const [choosingTime, setChoosingTime] = useState(false);
  const returned = useStore(takenBack, (taken) => (taken?.conversation === id ? taken : null));
  const longest = isNote ? longestNote : capabilities.longest_text;

  useEffect(() => {
    if (!asked || !active) return;
    // Whoever asked for an answer from the knowledge bases is looking for it there.
    if (answersPanel.get().conversation !== id) input.current?.focus();
    takeAsk();
  }, [asked, active, id]);

  useEffect(() => {
    if (!returned || isNote || !active) return;
    takenBack.update(() => null);
    files.restore(returned.attachments);
    const { quoted, mailbox, to, cc, bcc, subject } = returned;
    setExtras(id, { quoted, mailbox, to, cc, bcc, subject });
    input.current?.focus();
  }, [returned, isNote, active, id, files]);

  const clean = cleanText(text);
  const length = textLength(clean);
  const attached = isNote ? [] : files.uploads;
  const askedForm = isNote ? null : form;
  const hasWords = clean !== "" || attached.length > 0;
  const ready = (hasWords || askedForm !== null) && length <= longest && (isNote || (!files.busy && !hasWrongAddress(extras)));

  const send = (hold: Pick<OutboxEntry, "hold"> = undoHold(platform, extras.mailbox !== undefined)) => {
    if (!ready) return;
    const mentioned = isNote ? mentions.mentioned(clean) : [];
    const attachments = attached.map((upload) => upload.stored).filter((file) => file !== undefined);
    const entry = { kind: isNote ? "note" : "message", target: id, created_at: new Date().toISOString() } as const;
    if (hasWords) desk.outbox.add({ ...entry, client_id: newClientId(), text: clean, attachments, ...(mentioned.length > 0 ? { mention_ids: mentioned } : {}), ...(isNote ? {} : { ...entryExtras(extras), ...hold }) });
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
    input.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (mentions.onKeyDown(event) || menu.onKey(event)) return;
    if (event.key === "Escape") return input.current?.blur();
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };

  const onPaste = (event: ClipboardEvent) => {
    if (!takesFiles || event.clipboardData.files.length === 0) return;
    event.preventDefault();
    files.add([...event.clipboardData.files]);
  };

  const insert = (sign: string) => {
    const at = input.current?.selectionStart ?? text.length;
    const to = input.current?.selectionEnd ?? at;
    setText(text.slice(0, at) + sign + text.slice(to));
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(at + sign.length, at + sign.length);
    });
  };

  const insertAnswer = (answer: string) => {
    setText(text.trim() === "" ? answer : `${text.trimEnd()}\n\n${answer}`);
    requestAnimationFrame(() => input.current?.focus());
  };

  return (
    <div className={classes.composer} data-kind={kind}>
      {answersOpen && <AnswersPanel key={id} conversation={id} onInsert={insertAnswer} />}
      {takesFiles && active && <DropZone onFiles={files.add} />}
      <AnswerMenu menu={menu} />
      {mentions.open && <MentionList listId={listId} people={mentions.found} active={mentions.active} onTake={mentions.take} />}
      <Tabs
        kind={kind}
        mayReply={mayReply}
        mayNote={mayNote}
        onKind={(chosen) => {
          onKind(chosen);
          input.current?.focus();
        }}
      />
      {!isNote && <ExtrasBar id={id} />}
      <Textarea
        ref={input}
        classNames={{ input: classes.input }}
        variant="unstyled"
        autosize
        minRows={2}
        maxRows={9}
        value={text}
        aria-label={isNote ? t("note_label") : t("reply_label")}
        placeholder={isNote ? t("note_hint") : t("reply_hint")}
        onChange={(event) => {
          setText(event.currentTarget.value);
          menu.follow();
          typing(event.currentTarget.value.trim() !== "");
        }}
        onSelect={() => {
          menu.follow();
          mentions.look();
        }}
        onFocus={() => desk.drafts.focus(id, kind)}
        onBlur={() => {
          desk.drafts.blur(id, kind);
          mentions.close();
        }}
        {...(mentions.open ? mentionAria(listId, mentions.active) : answerAria(menu))}
        aria-autocomplete="list"
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
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
        <EmojiPicker onPick={insert} />
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
          accept={carried.types.join(",")}
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
        <span className={classes.hint}>{live ? t("enter_sends") : t("held_back_hint")}</span>
        <Counter length={length} longest={longest} />
        {!isNote && (
          <button type="button" className={classes.tool} aria-label={t("pending.send_later")} title={t("pending.send_later")} disabled={!ready} onClick={() => setChoosingTime(true)}>
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
