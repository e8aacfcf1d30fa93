// SPDX-License-Identifier: AGPL-3.0-or-later
// One answer is written, in the languages of those who wait for it.
import { Alert, Button, Select, Skeleton } from "@mantine/core";
import { type FormEvent, type KeyboardEvent, useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { unknownPlaceholder } from "@shared/placeholders";
import { useDeskState } from "@/lib/deskContext";
import { problemText } from "@/lib/notify";
import { contactName } from "@/lib/people";
import { PlatformIcon } from "@/lib/PlatformIcon";
import { preferences } from "@/lib/preferences";
import { Empty, LoadFailed } from "@/lib/states";
import { cleanText } from "@/lib/text";
import { Files } from "@/lib/tickets/card/Files";
import { takeFiles, useFiles } from "@/lib/uploads/useFiles";
import { sameItems, useStore } from "@/lib/useStore";
import { useRecipients, useSend } from "./answers";
import classes from "./Answers.module.css";
import { hinderedBy } from "./carrying";
import { fallbackOf, type Group, groupsOf, type IfSolved, type Recipient, sortOut } from "./groups";
import { HinderedList } from "./HinderedList";
import { LanguageGroup } from "./LanguageGroup";
import { type Draft, useDraft } from "./useDraft";
import { languageName, whyText } from "./words";

const most = 500;

function Left({ left }: { left: readonly Recipient[] }) {
  const { t } = useTranslation("ticket_answers");
  if (left.length === 0) return null;
  return (
    <details className={classes.left}>
      <summary>{t("cannot", { count: left.length })}</summary>
      <ul className={classes.people}>
        {left.map(({ conversation, reason, holder_name }) => (
          <li key={conversation.id} className={classes.person}>
            <PlatformIcon platform={conversation.platform} size={14} stroke={1.7} aria-hidden="true" />
            <span className={classes.cut}>{contactName(conversation.contact)}</span>
            <span className={classes.quiet}>
              #{conversation.number} · {whyText(reason!, holder_name)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Choices({
  draft,
  onChange,
  languages,
  solved,
}: {
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
  languages: readonly string[];
  solved: number;
}) {
  const { t } = useTranslation("ticket_answers");
  const choices: IfSolved[] = ["solve_again", "reopen", "leave"];
  return (
    <div className={classes.choices}>
      {solved > 0 && (
        <Select
          label={t("solved", { count: solved })}
          value={draft.ifSolved}
          allowDeselect={false}
          data={choices.map((value) => ({ value, label: t(`if_solved.${value}`) }))}
          onChange={(value) => value && onChange({ ifSolved: value as IfSolved })}
        />
      )}
      {languages.length > 1 && (
        <Select
          label={t("fallback_for")}
          value={draft.fallback}
          allowDeselect={false}
          data={languages.map((value) => ({ value, label: languageName(value) }))}
          onChange={(value) => value && onChange({ fallback: value })}
        />
      )}
    </div>
  );
}

/** Where nobody reads the default of the reader, theirs is the default. */
function useGroups(recipients: readonly Recipient[] | undefined, draft: Draft) {
  return useMemo(() => {
    const { reached, left } = sortOut(recipients ?? [], draft.ifSolved);
    return {
      left,
      groups: groupsOf(reached, draft.fallback),
      solved: (recipients ?? []).filter((each) => each.reason === null && each.conversation.status === "solved").length,
    };
  }, [recipients, draft.ifSolved, draft.fallback]);
}

function writtenTexts(draft: Draft, languages: readonly string[]): Record<string, string> {
  const written = [...new Set([...languages, draft.fallback])].map((language) => [language, cleanText(draft.texts[language] ?? "")] as const);
  return Object.fromEntries(written.filter(([, text]) => text !== ""));
}

/** What is uploaded is part of the draft: the same text with another file is another answer. */
function useDraftFiles(draft: Draft, change: (part: Partial<Draft>) => void) {
  const files = useFiles(draft.files);
  const stored = files.uploads.flatMap((each) => each.stored ?? []);
  const isKept = sameItems(stored, draft.files);
  useEffect(() => {
    if (!isKept) change({ files: stored });
  });
  return files;
}

/** Who is chosen, and of them those whose channel does not carry the files: they are left out. */
function useChosen(groups: readonly Group[], draft: Draft) {
  const channels = useDeskState((state) => state.channels);
  const chosen = groups.flatMap(({ recipients }) => recipients).filter(({ conversation }) => !draft.without.has(conversation.id));
  const hindered = hinderedBy(draft.files, chosen, ({ channel_id }) => channels.get(channel_id)?.capabilities.attachments);
  const out = new Set(hindered.map(({ recipient }) => recipient.conversation.id));
  return { hindered, conversations: chosen.map(({ conversation }) => conversation.id).filter((id) => !out.has(id)) };
}

interface Props {
  ticket: Id;
  onSent: (answer: Id) => void;
  onClose: () => void;
}

export function Compose({ ticket, onSent, onClose }: Props) {
  const { t } = useTranslation(["ticket_answers", "common"]);
  const recipients = useRecipients(ticket);
  const { draft, change, forget } = useDraft(ticket);
  const { groups, left, solved } = useGroups(recipients.data, draft);
  const { hindered, conversations } = useChosen(groups, draft);
  const files = useDraftFiles(draft, change);
  const send = useSend(ticket, (answer) => {
    files.clear();
    forget();
    onSent(answer);
  });
  const undo = useStore(preferences, ({ undoMail, undoOther }) => Math.max(undoMail, undoOther));
  if (recipients.isError) return <LoadFailed onRetry={() => void recipients.refetch()} />;
  if (!recipients.data) return <Skeleton height={160} />;

  const languages = groups.map(({ language }) => language);
  const isSpoken = languages.includes(draft.fallback);
  const shown = isSpoken ? groups : [{ language: draft.fallback, recipients: [] }, ...groups];
  const texts = writtenTexts(draft, languages);
  const fallback = fallbackOf(draft.texts, draft.fallback, languages);
  const isSound = Object.values(texts).every((text) => unknownPlaceholder(text) === undefined);
  const ready = texts[fallback] !== undefined && conversations.length > 0 && isSound && !files.busy;
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (ready && !send.isPending)
      send.mutate({ clientId: draft.clientId, texts, fallback, conversations, files: draft.files, ifSolved: draft.ifSolved, undoSeconds: undo });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
  };
  return (
    <form className={classes.compose} onSubmit={submit} onKeyDown={onKeyDown} {...takeFiles(files.add)}>
      {groups.length === 0 && <Empty title={t("nobody")} />}
      {recipients.data.length >= most && <p className={classes.quiet}>{t("newest", { count: most })}</p>}
      <Choices draft={draft} onChange={change} languages={shown.map(({ language }) => language)} solved={solved} />
      {groups.length > 0 && shown.map((group) => <LanguageGroup key={group.language} group={group} draft={{ ...draft, fallback }} onChange={change} />)}
      {groups.length > 0 && <Files files={files} stored={[]} readOnly={false} />}
      <HinderedList hindered={hindered} />
      <Left left={left} />
      {send.isError && <Alert color="red">{problemText(send.error)}</Alert>}
      <footer className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t("not_now")}
        </Button>
        <Button type="submit" disabled={!ready} loading={send.isPending}>
          {t("send", { count: conversations.length })}
        </Button>
      </footer>
    </form>
  );
}
