// SPDX-License-Identifier: AGPL-3.0-or-later
// Knowledge answers beside the reply: find one, read it, tick the parts to send, or send the link to its page.
import { ActionIcon, Button, Checkbox, Tooltip } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconArrowLeft, IconExternalLink, IconLink, IconLock, IconSearch, IconX } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@shared/api";
import { type Id, newClientId } from "@shared/ids";
import { useConversation, useDesk } from "@/lib/deskContext";
import { undoHold } from "@/lib/pendingReplies";
import prose from "@/lib/Prose.module.css";
import { LoadFailed, useIsSlow } from "@/lib/states";
import { useStore } from "@/lib/useStore";
import { answerQuery, answersQuery, type ChosenArticle, useCustomerLanguage } from "./answers";
import classes from "./Answers.module.css";
import { answersPanel, closeAnswers, openAnswers } from "./answersStore";

type Hit = Schemas["AnswerHit"];
type Answer = Schemas["Answer"];

function Row({ hit, onOpen }: { hit: Hit; onOpen: () => void }) {
  return (
    <li>
      <button type="button" className={classes.hit} lang={hit.language} onClick={onOpen}>
        <span className={classes.hitTitle}>
          {hit.title}
          {!hit.public && <IconLock size={13} stroke={1.8} aria-hidden="true" />}
        </span>
        <span className={classes.hitMore}>{[hit.knowledge_base, hit.category].filter(Boolean).join(" · ")}</span>
        <span className={classes.snippet}>{hit.snippet.map((part, at) => (part.hit ? <mark key={at}>{part.text}</mark> : part.text))}</span>
      </button>
    </li>
  );
}

/** Arrows go from the field through what was found. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("input, [data-hits] button")];
  const next = stops[stops.indexOf(document.activeElement as HTMLElement) + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function Search({ conversation, language, onOpen }: { conversation: Id; language: string; onOpen: (hit: ChosenArticle) => void }) {
  const { t } = useTranslation(["inbox", "common"]);
  const [words, setWords] = useState("");
  const [asked] = useDebouncedValue(words.trim(), 150);
  const input = useRef<HTMLInputElement>(null);
  const slow = useIsSlow();
  const found = useQuery({ ...answersQuery(conversation, language, asked), placeholderData: keepPreviousData });
  useEffect(() => input.current?.focus(), []);
  const items = found.data?.items ?? [];
  return (
    <div className={classes.search} onKeyDown={walk}>
      <div className={classes.head}>
        <IconSearch size={16} stroke={1.7} aria-hidden="true" />
        <input
          ref={input}
          className={classes.field}
          type="search"
          maxLength={100}
          aria-label={t("answers.search")}
          placeholder={t("answers.search")}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t("common:close")} onClick={closeAnswers}>
          <IconX size={16} />
        </ActionIcon>
      </div>
      {found.isError && <LoadFailed onRetry={() => void found.refetch()} />}
      {found.isPending && slow && <p className={classes.nothing}>{t("common:loading")}</p>}
      {found.isSuccess && items.length === 0 && <p className={classes.nothing}>{asked ? t("answers.nothing") : t("answers.none")}</p>}
      <ul className={classes.hits} data-hits>
        {items.map((hit) => (
          <Row key={hit.id} hit={hit} onOpen={() => onOpen(hit)} />
        ))}
      </ul>
    </div>
  );
}

function OpenPage({ path }: { path: string }) {
  const { t } = useTranslation("inbox");
  const label = t("answers.open_page");
  return (
    <Tooltip label={label}>
      <ActionIcon component="a" href={path} target="_blank" rel="noopener" variant="subtle" color="gray" size="sm" aria-label={label}>
        <IconExternalLink size={16} />
      </ActionIcon>
    </Tooltip>
  );
}

interface ReadingProps {
  chosen: ChosenArticle;
  onBack: () => void;
  onInsert: (text: string) => void;
  onSendLink: (answer: Answer) => void;
}

function Reading({ chosen, onBack, onInsert, onSendLink }: ReadingProps) {
  const { t } = useTranslation(["inbox", "common"]);
  const [language, setLanguage] = useState(chosen.language);
  const [ticked, setTicked] = useState<readonly number[]>([]);
  const back = useRef<HTMLButtonElement>(null);
  const answer = useQuery(answerQuery({ id: chosen.id, language }));
  useEffect(() => back.current?.focus(), []);
  const parts = answer.data?.blocks ?? [];
  const choose = (at: number, on: boolean) => setTicked((now) => (on ? [...now, at].sort((a, b) => a - b) : now.filter((each) => each !== at)));
  const insert = () =>
    onInsert(
      ticked
        .map((at) => parts[at]?.text ?? "")
        .filter(Boolean)
        .join("\n\n"),
    );
  return (
    <div className={classes.reading}>
      <div className={classes.head}>
        <ActionIcon ref={back} variant="subtle" color="gray" size="sm" aria-label={t("common:back")} onClick={onBack}>
          <IconArrowLeft size={16} />
        </ActionIcon>
        <span className={classes.headTitle} lang={language}>
          {answer.data?.title}
        </span>
        {(answer.data?.languages ?? []).length > 1 &&
          answer.data?.languages.map((each) => (
            <button key={each} type="button" className={classes.language} aria-pressed={each === language} onClick={() => (setLanguage(each), setTicked([]))}>
              {each.toUpperCase()}
            </button>
          ))}
        {answer.data?.path && <OpenPage path={answer.data.path} />}
      </div>
      {answer.isError && <LoadFailed onRetry={() => void answer.refetch()} />}
      <ol className={classes.parts} aria-label={t("answers.parts")} lang={language}>
        {parts.map((part, at) => (
          <li key={at} className={classes.part} data-ticked={ticked.includes(at)}>
            <label>
              <Checkbox
                size="xs"
                aria-label={part.text || t("answers.picture")}
                checked={ticked.includes(at)}
                onChange={(event) => choose(at, event.currentTarget.checked)}
              />
              {/* The desk's own renderer made it from the closed document. */}
              <span className={`${prose["prose"]} ${classes["partText"]}`} dangerouslySetInnerHTML={{ __html: part.html }} />
            </label>
          </li>
        ))}
      </ol>
      <div className={classes.foot}>
        <Button size="xs" variant="subtle" color="gray" onClick={() => setTicked(ticked.length === parts.length ? [] : parts.map((_, at) => at))}>
          {ticked.length === parts.length ? t("answers.untick_all") : t("answers.tick_all")}
        </Button>
        <span className={classes.space} />
        {answer.data?.public ? (
          <Button size="xs" variant="default" leftSection={<IconLink size={15} />} onClick={() => answer.data && onSendLink(answer.data)}>
            {t("answers.send_link")}
          </Button>
        ) : (
          <span className={classes.private}>{t("answers.team_only")}</span>
        )}
        <Button size="xs" disabled={ticked.length === 0} onClick={insert}>
          {t("answers.insert", { count: ticked.length })}
        </Button>
      </div>
    </div>
  );
}

/** Above the reply that is being written. */
export function AnswersPanel({ conversation, onInsert }: { conversation: Id; onInsert: (text: string) => void }) {
  const { t } = useTranslation(["inbox", "common"]);
  const desk = useDesk();
  const language = useCustomerLanguage(conversation);
  const platform = useConversation(conversation)?.platform;
  const chosen = useStore(answersPanel, (state) => state.article);
  const setChosen = (article: ChosenArticle | null) => openAnswers(conversation, article);
  const sendLink = ({ id, language: spoken, title }: Answer) => {
    desk.outbox.add({
      client_id: newClientId(),
      kind: "message",
      target: conversation,
      text: title,
      attachments: [],
      article: { id, language: spoken },
      created_at: new Date().toISOString(),
      ...undoHold(platform, false),
    });
    closeAnswers();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    if (chosen) setChosen(null);
    else closeAnswers();
  };
  return (
    <section className={classes.panel} aria-label={t("answers.title")} onKeyDown={onKeyDown}>
      {chosen ? (
        <Reading
          key={`${chosen.id}-${chosen.language}`}
          chosen={chosen}
          onBack={() => setChosen(null)}
          onInsert={(text) => (onInsert(text), closeAnswers())}
          onSendLink={sendLink}
        />
      ) : (
        <Search conversation={conversation} language={language} onOpen={setChosen} />
      )}
    </section>
  );
}
