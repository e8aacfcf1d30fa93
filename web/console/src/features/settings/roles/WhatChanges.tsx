// SPDX-License-Identifier: AGPL-3.0-or-later
import { IconMinus, IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { type Change, isMore } from "./roleParts";
import classes from "./Roles.module.css";

interface Props {
  isNew: boolean;
  changes: readonly Change[];
  rank: { from: number; to: number } | undefined;
  people: number;
}

/** What a save would do, before it is done. */
export function WhatChanges({ isNew, changes, rank, people }: Props) {
  const { t } = useTranslation("security");
  if (changes.length === 0 && !rank) return <p className={classes.nobody}>{t("change.nothing")}</p>;
  return (
    <div aria-live="polite" className={classes.changes}>
      <ul>
        {rank && (
          <li>
            <span>{t("role.rank")}</span>
            <span className={classes.step}>
              {rank.from} → {rank.to}
            </span>
          </li>
        )}
        {changes.map((change) => (
          <ChangeLine key={change.verb} change={change} isNew={isNew} />
        ))}
      </ul>
      <p className={classes.nobody}>{isNew ? t("change.new") : t("change.people", { count: people })}</p>
    </div>
  );
}

function ChangeLine({ change, isNew }: { change: Change; isNew: boolean }) {
  const { t } = useTranslation("security");
  const more = isMore(change.to, change.from);
  const Icon = more ? IconPlus : IconMinus;
  return (
    <li data-more={more}>
      <Icon size={13} stroke={2.4} aria-hidden="true" />
      <span className="visuallyHidden">{t(more ? "change.more" : "change.less")}</span>
      <span>{t(`verb.${change.verb}.title`)}</span>
      <span className={classes.step}>{isNew ? t(`scope.${change.to}`) : `${t(`scope.${change.from}`)} → ${t(`scope.${change.to}`)}`}</span>
    </li>
  );
}
