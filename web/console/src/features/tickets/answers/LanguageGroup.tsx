// SPDX-License-Identifier: AGPL-3.0-or-later
// Those who read one language: what is written to them, what they will see, and over which channels.
import { Checkbox } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { PlatformIcon } from "@/lib/PlatformIcon";
import classes from "./Answers.module.css";
import { channelsOf, type Group, textFor } from "./groups";
import { Preview } from "./Preview";
import { RecipientName } from "./RecipientName";
import type { Draft } from "./useDraft";
import { Words } from "./Words";
import { languageName } from "./words";

interface Props {
  group: Group;
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
}

function Channels({ group }: { group: Group }) {
  return (
    <span className={classes.channels}>
      {channelsOf(group.recipients).map(({ name, platform, count }) => (
        <span key={`${platform} ${name}`} className={classes.channel}>
          <PlatformIcon platform={platform} size={14} stroke={1.7} aria-hidden="true" />
          {name} · {count}
        </span>
      ))}
    </span>
  );
}

function People({ group, draft, onChange }: Props) {
  const toggle = (id: Id) => {
    const without = new Set(draft.without);
    if (!without.delete(id)) without.add(id);
    onChange({ without });
  };
  return (
    <ul className={classes.people}>
      {group.recipients.map((recipient) => (
        <li key={recipient.conversation.id}>
          <Checkbox
            size="xs"
            checked={!draft.without.has(recipient.conversation.id)}
            onChange={() => toggle(recipient.conversation.id)}
            label={<RecipientName recipient={recipient} />}
          />
        </li>
      ))}
    </ul>
  );
}

export function LanguageGroup(props: Props) {
  const { t } = useTranslation("ticket_answers");
  const [open, setOpen] = useState(false);
  const { group, draft, onChange } = props;
  const name = languageName(group.language);
  const isFallback = group.language === draft.fallback;
  const chosen = group.recipients.filter(({ conversation }) => !draft.without.has(conversation.id));
  const text = textFor(draft.texts, group.language, draft.fallback);
  return (
    <section className={classes.group} aria-label={name}>
      <header className={classes.groupHead}>
        <h3>{name}</h3>
        {isFallback && <span className={classes.badge}>{t("fallback")}</span>}
        <Channels group={group} />
        <button type="button" className={classes.link} aria-expanded={open} onClick={() => setOpen(!open)}>
          {t("chosen", { count: group.recipients.length, chosen: chosen.length })}
        </button>
      </header>
      {open && <People {...props} />}
      <Words
        language={group.language}
        fallback={draft.fallback}
        text={draft.texts[group.language] ?? ""}
        onChange={(text) => onChange({ texts: { ...draft.texts, [group.language]: text } })}
      />
      {text !== null && chosen[0] && <Preview text={text} recipient={chosen[0]} />}
    </section>
  );
}
