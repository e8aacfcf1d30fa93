// SPDX-License-Identifier: AGPL-3.0-or-later
import { IconArrowBackUp, IconNote, IconUser } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ContactAvatar } from "@/lib/ContactAvatar";
import { departmentName, holderName } from "@/lib/desk";
import { useDeskState } from "@/lib/deskContext";
import { LabelDots } from "@/lib/LabelChip";
import { contactName } from "@/lib/people";
import { StatusPill } from "@/lib/StatusPill";
import { fullTime, relativeAge } from "@/lib/time";
import { useViewOf } from "@/lib/viewOf";
import { Excerpt } from "./Excerpt";
import classes from "./Search.module.css";
import type { Hit, HitGroup as Group } from "./useSearch";

type Conversation = NonNullable<Hit["conversation"]>;

export function ConversationFacts({ conversation }: { conversation: Conversation }) {
  const department = useDeskState((state) => departmentName(state, conversation.department_id));
  const holder = useDeskState((state) => holderName(state, conversation));
  return (
    <span className={classes.facts}>
      <StatusPill status={conversation.status} />
      <span>#{conversation.number}</span>
      <span>{department}</span>
      {holder && <span>{holder}</span>}
      <LabelDots ids={conversation.label_ids} />
    </span>
  );
}

function HitIcon({ hit }: { hit: Hit }) {
  const { t } = useTranslation(["finding", "inbox", "common"]);
  const common = { size: 15, stroke: 1.7, role: "img" } as const;
  if (hit.kind === "note") return <IconNote {...common} aria-label={t("inbox:note")} />;
  if (hit.sender.kind === "user") return <IconArrowBackUp {...common} aria-label={t("inbox:answered")} />;
  return <IconUser {...common} aria-label={t("from_customer")} />;
}

function HitLink({ hit, to, now }: { hit: Hit; to: string; now: number }) {
  const { t } = useTranslation(["finding", "inbox", "common"]);
  const who = hit.sender.name || contactName(hit.contact);
  return (
    <li>
      <Link to={to} className={classes.hit} data-kind={hit.kind} data-result>
        <HitIcon hit={hit} />
        <span className={classes.hitBody}>
          <span className={classes.hitHead}>
            <span className={classes.hitWho}>{hit.kind === "note" ? t("note_by", { name: who }) : who}</span>
            <time dateTime={hit.created_at} title={fullTime(hit.created_at)}>
              {relativeAge(hit.created_at, now)}
            </time>
          </span>
          <Excerpt parts={hit.excerpt} />
        </span>
      </Link>
    </li>
  );
}

export function HitGroup({ group, now }: { group: Group; now: number }) {
  const viewOf = useViewOf();
  const { conversation, contact } = group;
  const place = conversation ? `/inbox/${viewOf(conversation)}/${conversation.id}` : `/customers/${contact.id}`;
  const placeOf = (hit: Hit) => (conversation ? `${place}?at=${hit.id}` : place);
  return (
    <section className={classes.group}>
      <header className={classes.groupHead}>
        <ContactAvatar contact={contact} size={30} />
        <span className={classes.groupName}>{contactName(contact)}</span>
        {conversation && <ConversationFacts conversation={conversation} />}
      </header>
      <ul className={classes.hits}>
        {group.hits.map((hit) => (
          <HitLink key={hit.id} hit={hit} to={placeOf(hit)} now={now} />
        ))}
      </ul>
    </section>
  );
}
