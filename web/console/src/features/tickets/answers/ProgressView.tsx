// SPDX-License-Identifier: AGPL-3.0-or-later
// How far one answer has come: in all, and in each conversation.
import { Button, Progress as Bar, Skeleton } from "@mantine/core";
import { IconAlertTriangle, IconBan, IconCheck, IconChecks, IconClock, IconHelpCircle, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Id } from "@shared/ids";
import { useMe } from "@/lib/deskContext";
import { contactName } from "@/lib/people";
import { PlatformIcon } from "@/lib/PlatformIcon";
import { LoadFailed } from "@/lib/states";
import { type Answer, type Part, type Progress, useAnswer, useRetry, useTakeBack } from "./answers";
import classes from "./Answers.module.css";
import { languageName, whyText } from "./words";

const icons = {
  waiting: IconClock,
  queued: IconClock,
  sent: IconCheck,
  delivered: IconChecks,
  read: IconChecks,
  refused: IconBan,
  taken_back: IconX,
  failed: IconAlertTriangle,
  uncertain: IconHelpCircle,
} satisfies Record<Progress, unknown>;

const order: readonly Progress[] = ["failed", "uncertain", "refused", "waiting", "queued", "taken_back", "sent", "delivered", "read"];

function Summary({ answer }: { answer: Answer }) {
  const { t } = useTranslation("ticket_answers");
  const { counts } = answer;
  const total = order.reduce((sum, each) => sum + counts[each], 0);
  const percent = (count: number) => (total === 0 ? 0 : (count / total) * 100);
  const arrived = counts.sent + counts.delivered + counts.read;
  const bad = counts.failed + counts.uncertain + counts.refused;
  return (
    <div className={classes.summary}>
      <Bar.Root size="lg" aria-hidden="true">
        <Bar.Section value={percent(arrived)} color="teal" />
        <Bar.Section value={percent(counts.queued)} color="blue" />
        <Bar.Section value={percent(bad)} color="red" />
      </Bar.Root>
      <p role="status">
        {t("progress", { done: arrived, count: total })}
        {order
          .filter((each) => counts[each] > 0)
          .map((each) => (
            <span key={each} className={classes.count} data-progress={each}>
              {t(`state.${each}`)} {counts[each]}
            </span>
          ))}
      </p>
    </div>
  );
}

const again: ReadonlySet<Progress> = new Set(["failed", "uncertain", "refused", "taken_back"]);

function Row({ part, answer }: { part: Part; answer: Answer }) {
  const { t } = useTranslation(["ticket_answers", "common"]);
  const me = useMe();
  const retry = useRetry(answer);
  const { conversation, progress, reason, holder_name, language, channel_name } = part;
  const Icon = icons[progress];
  const name = contactName(conversation.contact);
  // What was never written goes out in the name of whose answer it is.
  const mayRetry = again.has(progress) && (part.message_id !== null || answer.author.id === me.id);
  const facts = [channel_name, language && languageName(language)].filter(Boolean).join(" · ");
  return (
    <li className={classes.row} data-progress={progress}>
      <PlatformIcon platform={conversation.platform} size={16} stroke={1.7} aria-hidden="true" />
      <span className={classes.rowWho}>
        <Link to={`/inbox/all/${conversation.id}`} className={classes.cut}>
          {name} <span className={classes.quiet}>#{conversation.number}</span>
        </Link>
        <span className={classes.quiet}>{facts}</span>
      </span>
      <span className={classes.rowState}>
        <span className={classes.state}>
          <Icon size={16} stroke={1.8} aria-hidden="true" />
          {t(`state.${progress}`)}
        </span>
        {reason && <span className={classes.quiet}>{whyText(reason, holder_name)}</span>}
      </span>
      {mayRetry && (
        <Button
          size="compact-sm"
          variant="default"
          loading={retry.isPending}
          aria-label={t("retry_for", { name })}
          onClick={() => retry.mutate(conversation.id)}
        >
          {t("common:retry")}
        </Button>
      )}
    </li>
  );
}

function TakeBack({ answer }: { answer: Answer }) {
  const { t } = useTranslation("ticket_answers");
  const takeBack = useTakeBack(answer);
  if (answer.counts.waiting === 0) return null;
  return (
    <Button variant="default" loading={takeBack.isPending} onClick={() => takeBack.mutate()}>
      {t("take_back", { count: answer.counts.waiting })}
    </Button>
  );
}

interface Props {
  ticket: Id;
  id: Id;
  onAnother: () => void;
  onClose: () => void;
}

export function ProgressView({ ticket, id, onAnother, onClose }: Props) {
  const { t } = useTranslation(["ticket_answers", "common"]);
  const query = useAnswer(ticket, id);
  if (query.isError && !query.data) return <LoadFailed onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton height={160} />;
  const { answer, parts } = query.data;
  const sorted = [...parts].sort((a, b) => order.indexOf(a.progress) - order.indexOf(b.progress));
  const hidden = order.reduce((sum, each) => sum + answer.counts[each], 0) - parts.length;
  return (
    <div className={classes.compose}>
      <Summary answer={answer} />
      {answer.attachments.length > 0 && <p className={classes.quiet}>{t("with_files", { names: answer.attachments.map(({ name }) => name).join(", ") })}</p>}
      <ul className={classes.rows} aria-label={t("deliveries")}>
        {sorted.map((part) => (
          <Row key={part.conversation.id} part={part} answer={answer} />
        ))}
      </ul>
      {hidden > 0 && <p className={classes.quiet}>{t("hidden", { count: hidden })}</p>}
      <footer className={classes.actions}>
        <TakeBack answer={answer} />
        <span className={classes.space} />
        <Button variant="default" onClick={onAnother}>
          {t("another")}
        </Button>
        <Button onClick={onClose} data-autofocus>
          {t("common:close")}
        </Button>
      </footer>
    </div>
  );
}
