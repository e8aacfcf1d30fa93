// SPDX-License-Identifier: AGPL-3.0-or-later
import { Collapse, UnstyledButton } from "@mantine/core";
import { IconChevronRight, IconTerminal2, IconUserQuestion } from "@tabler/icons-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Avatar } from "@/lib/Avatar";
import { currentLocale } from "@/lib/i18n";
import { isBuiltin, useNameOfRole } from "@/lib/roles";
import classes from "./Audit.module.css";
import type { AuditEntry } from "./data";
import { useFieldName, useValueText } from "./values";

export function AuditRow({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation("security");
  const [open, setOpen] = useState(false);
  const id = useId();
  const changes = entry.changes.length;
  const time = new Intl.DateTimeFormat(currentLocale(), { timeStyle: "short" }).format(new Date(entry.at));
  const who = entry.actor?.name ?? t(entry.address ? "audit.nobody" : "audit.commandLine");
  // Kinds of later versions have no sentence yet: their own word is better than nothing.
  const what = t(`action.${entry.action}` as "action.role.updated", { defaultValue: entry.action });
  return (
    <li className={classes.row}>
      <Who entry={entry} />
      <div className={classes.text}>
        <div className={classes.what} data-bad={entry.action === "session.failed"}>
          {what} <Subject entry={entry} />
        </div>
        <div className={classes.meta}>
          {who} · <time dateTime={entry.at}>{time}</time>
          {entry.address && <> · {entry.address}</>}
        </div>
        {changes > 0 && (
          <Collapse expanded={open} id={id}>
            <Changes entry={entry} />
          </Collapse>
        )}
      </div>
      {changes > 0 && (
        <UnstyledButton className={classes.toggle} aria-expanded={open} aria-controls={id} onClick={() => setOpen((now) => !now)}>
          {t("audit.changes", { count: changes })}
          <IconChevronRight size={14} data-open={open} aria-hidden="true" />
        </UnstyledButton>
      )}
    </li>
  );
}

function Who({ entry }: { entry: AuditEntry }) {
  if (entry.actor) return <Avatar id={entry.actor.id} name={entry.actor.name} size={30} />;
  const Icon = entry.address ? IconUserQuestion : IconTerminal2;
  return (
    <span className={classes.nobody} aria-hidden="true">
      <Icon size={17} stroke={1.7} />
    </span>
  );
}

/** What it was done to; who signs in needs no second mention. */
function Subject({ entry }: { entry: AuditEntry }) {
  const nameOf = useNameOfRole();
  const { kind, id, name } = entry.subject;
  if (entry.actor && entry.actor.id === id && kind !== "user") return null;
  if (kind === "role" && isBuiltin(id)) return <strong>{nameOf({ id, name })}</strong>;
  return (
    <strong>
      <bdi>{name}</bdi>
    </strong>
  );
}

function Changes({ entry }: { entry: AuditEntry }) {
  const fieldName = useFieldName();
  const valueText = useValueText();
  return (
    <dl className={classes.changes}>
      {entry.changes.map((change) => (
        <div key={change.field}>
          <dt>{fieldName(change.field)}</dt>
          <dd>
            <del>{valueText(change.field, change.from)}</del>
            <span aria-hidden="true">→</span>
            <ins>{valueText(change.field, change.to)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
