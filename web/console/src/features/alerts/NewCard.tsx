// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button, CloseButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { type Conversation, permissionsFor } from "@shared/model";
import { accept } from "@/lib/actions";
import { ContactAvatar } from "@/lib/ContactAvatar";
import { departmentName } from "@/lib/desk";
import { useDesk, useDeskState, useMe } from "@/lib/deskContext";
import { contactName } from "@/lib/people";
import { PlatformIcon } from "@/lib/PlatformIcon";
import { lastWords } from "@/lib/lastWords";
import { relativeAge, useNow } from "@/lib/time";
import classes from "./NewCards.module.css";

function Facts({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation(["inbox", "common"]);
  const department = useDeskState((state) => departmentName(state, conversation.department_id));
  return (
    <dl className={classes.facts}>
      <div>
        <dt>{t("client_id")}</dt>
        <dd>{conversation.contact.number}</dd>
      </div>
      <div>
        <dt>{t("department")}</dt>
        <dd>{department}</dd>
      </div>
      <div>
        <dt>{t("platform")}</dt>
        <dd>
          <PlatformIcon platform={conversation.platform} size={14} stroke={1.6} /> {t(`platform_name.${conversation.platform}`)}
        </dd>
      </div>
      <div>
        <dt>{t("status")}</dt>
        <dd>{t(`status_name.${conversation.status}`)}</dd>
      </div>
    </dl>
  );
}

function Head({ conversation, onPutAside }: { conversation: Conversation; onPutAside: () => void }) {
  const { t } = useTranslation(["inbox", "common"]);
  const now = useNow();
  const name = contactName(conversation.contact);
  return (
    <header className={classes.head}>
      <ContactAvatar contact={conversation.contact} size={36} />
      <div className={classes.who}>
        <Link to={`/inbox/new/${conversation.id}`} className={classes.name}>
          {name}
        </Link>
        <span className={classes.since}>{relativeAge(conversation.waiting_since ?? conversation.created_at, now)}</span>
      </div>
      <CloseButton size="sm" aria-label={t("put_aside", { name })} onClick={onPutAside} />
    </header>
  );
}

interface CardProps {
  conversation: Conversation;
  onPutAside: () => void;
}

function AcceptButton({ conversation, wide }: { conversation: Conversation; wide: boolean }) {
  const { t } = useTranslation(["inbox", "common"]);
  const desk = useDesk();
  const me = useMe();
  const navigate = useNavigate();
  if (!permissionsFor(conversation, me).accept) return null;
  const take = async () => {
    if (await accept(desk, conversation.id, me)) await navigate(`/inbox/mine/${conversation.id}`);
  };
  return (
    <Button fullWidth={wide} size={wide ? "sm" : "xs"} onClick={() => void take()}>
      {t("accept")}
    </Button>
  );
}

export function NewCard({ conversation, onPutAside }: CardProps) {
  const { t } = useTranslation(["inbox", "common"]);
  return (
    <article className={classes.card} aria-label={t("new_card", { name: contactName(conversation.contact) })}>
      <Head conversation={conversation} onPutAside={onPutAside} />
      {conversation.last_message && <p className={classes.words}>{lastWords(conversation.last_message)}</p>}
      <Facts conversation={conversation} />
      <AcceptButton conversation={conversation} wide />
    </article>
  );
}

/** The same facts on one line. */
function Line({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation(["inbox", "common"]);
  const department = useDeskState((state) => departmentName(state, conversation.department_id));
  const facts = [
    `${t("client_id")} ${conversation.contact.number}`,
    department,
    t(`platform_name.${conversation.platform}`),
    t(`status_name.${conversation.status}`),
  ];
  return <p className={classes.factsLine}>{facts.join(" · ")}</p>;
}

/** Those behind the first one, and all of them on a phone: a line each, and one with their facts. */
export function CompactCard({ conversation, onPutAside }: CardProps) {
  const { t } = useTranslation(["inbox", "common"]);
  const name = contactName(conversation.contact);
  return (
    <article className={classes.compact} aria-label={t("new_card", { name })}>
      <ContactAvatar contact={conversation.contact} size={28} />
      <div className={classes.who}>
        <Link to={`/inbox/new/${conversation.id}`} className={classes.name}>
          {name}
        </Link>
        <span className={classes.line}>{lastWords(conversation.last_message)}</span>
      </div>
      <AcceptButton conversation={conversation} wide={false} />
      <CloseButton size="sm" aria-label={t("put_aside", { name })} onClick={onPutAside} />
      <Line conversation={conversation} />
    </article>
  );
}
