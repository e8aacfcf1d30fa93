// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@shared/api";
import { useDeskState, useMay, useMe } from "@/lib/deskContext";
import { useRoleName } from "@/lib/roles";
import { UserAvatar } from "@/lib/UserAvatar";
import classes from "../Settings.module.css";
import { ActiveSwitch } from "./ActiveSwitch";
import { EditPerson } from "./EditPerson";

interface Props {
  user: Schemas["User"];
  departments: readonly Schemas["Department"][];
}

export function PersonRow({ user, departments }: Props) {
  const { t } = useTranslation(["settings", "common"]);
  const myself = useMe();
  const me = myself.id === user.id;
  const role = useRoleName(user.role);
  const rank = useDeskState((state) => state.roles.get(user.role)?.rank ?? 0);
  const mayEdit = useMay("manage_people") && rank <= myself.rank;
  const [editing, setEditing] = useState(false);
  const names = departments.filter(({ id }) => user.department_ids.includes(id)).map(({ name }) => name);
  return (
    <li className={classes.row} data-off={!user.active}>
      <UserAvatar user={user} />
      <div className={classes.rowText}>
        <div className={classes.rowTitle}>
          {user.name}
          <span className={classes.tag} data-kind={user.role}>
            {role}
          </span>
          {user.online && user.active && <span className="visuallyHidden">{t("people.online")}</span>}
          {me && <span className={classes.tag}>{t("people.you")}</span>}
          {!user.active && <span className={classes.tag}>{t("people.off")}</span>}
        </div>
        <div className={classes.rowMore}>
          {user.email} · {names.join(", ") || t("people.noDepartments")}
        </div>
      </div>
      {mayEdit && (
        <div className={classes.rowActions}>
          {!me && <ActiveSwitch user={user} />}
          <Button size="xs" variant="default" aria-label={t("people.editNamed", { name: user.name })} onClick={() => setEditing(true)}>
            {t("people.edit")}
          </Button>
        </div>
      )}
      {editing && <EditPerson user={user} departments={departments} onClose={() => setEditing(false)} />}
    </li>
  );
}
