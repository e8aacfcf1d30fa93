// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { User } from "@shared/model";
import classes from "./ReassignDialog.module.css";
import { useStatusName, useStatusOf } from "./statuses";
import { UserAvatar } from "./UserAvatar";

interface OptionProps {
  name: string;
  hint: string;
  chosen: boolean;
  onChoose: () => void;
  icon: ReactNode;
  group: string;
}

/** One of several that a person chooses from: icon, name and a second line. */
export function Option({ name, hint, chosen, onChoose, icon, group }: OptionProps) {
  return (
    <label className={classes.option} data-chosen={chosen}>
      <input type="radio" name={group} className="visuallyHidden" checked={chosen} onChange={onChoose} data-autofocus={chosen || undefined} />
      {icon}
      <span className={classes.optionText}>
        <span>{name}</span>
        <small>{hint}</small>
      </span>
    </label>
  );
}

export function PersonOption({ user, chosen, onChoose }: { user: User; chosen: boolean; onChoose: () => void }) {
  const { t } = useTranslation("inbox");
  const status = useStatusOf(user);
  const nameOf = useStatusName();
  return (
    <Option
      group="person"
      name={user.name}
      hint={user.online && status ? nameOf(status) : t("offline")}
      chosen={chosen}
      onChoose={onChoose}
      icon={<UserAvatar user={user} size={26} />}
    />
  );
}
