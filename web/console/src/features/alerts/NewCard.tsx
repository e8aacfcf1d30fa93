// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button, CloseButton } from "@mantine/core";
import { IconWorld } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { type Conversation, permissionsFor } from "@shared/model";
import { accept } from "@/lib/actions";
import { Avatar } from "@/lib/Avatar";
import { departmentName } from "@/lib/desk";
import { useDesk, useDeskState, useMe } from "@/lib/deskContext";
import { contactName } from "@/lib/people";
import { relativeAge, useNow } from "@/lib/time";
import classes from "./NewCards.module.css";

function Facts({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation("inbox");
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
          <IconWorld size={14} stroke={1.6} /> {t(`platform_name.${conversation.platform}`)}
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
  const { t } = useTranslation("inbox");
  const now = useNow();
  const name = contactName(conversation.contact, t);
  return (
    <header className={classes.head}>
      <Avatar id={conversation.contact.id} name={conversation.contact.name} size={36} />
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

export function NewCard({ conversation, onPutAside }: { conversation: Conversation; onPutAside: () => void }) {
  const { t } = useTranslation("inbox");
  const desk = useDesk();
  const me = useMe();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const take = async () => {
    setBusy(true);
    if (await accept(desk, conversation.id, me)) await navigate(`/inbox/mine/${conversation.id}`);
    setBusy(false);
  };
  return (
    <article className={classes.card} aria-label={t("new_card", { name: contactName(conversation.contact, t) })}>
      <Head conversation={conversation} onPutAside={onPutAside} />
      {conversation.last_message && <p className={classes.words}>{conversation.last_message.text || t("attachment_only")}</p>}
      <Facts conversation={conversation} />
      {permissionsFor(conversation, me).accept && (
        <Button fullWidth onClick={() => void take()} loading={busy}>
          {t("accept")}
        </Button>
      )}
    </article>
  );
}
