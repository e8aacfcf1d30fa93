// SPDX-License-Identifier: AGPL-3.0-or-later
import { useTranslation } from "react-i18next";
import type { User } from "@shared/model";
import { UserAvatar } from "@/lib/UserAvatar";
import classes from "./Mentions.module.css";

interface Props {
  listId: string;
  people: readonly User[];
  active: number;
  onTake: (index: number) => void;
}

export const optionId = (listId: string, index: number) => `${listId}-${index}`;

/** Above the field; the focus stays in it. */
export function MentionList({ listId, people, active, onTake }: Props) {
  const { t } = useTranslation(["helping", "common"]);
  return (
    <ul id={listId} role="listbox" aria-label={t("mention_whom")} className={classes.list}>
      {people.map((user, index) => (
        <li
          key={user.id}
          id={optionId(listId, index)}
          role="option"
          aria-selected={index === active}
          className={classes.option}
          // The field would lose the focus to a click.
          onMouseDown={(event) => {
            event.preventDefault();
            onTake(index);
          }}
        >
          <UserAvatar user={user} size={24} />
          {user.name}
        </li>
      ))}
    </ul>
  );
}
