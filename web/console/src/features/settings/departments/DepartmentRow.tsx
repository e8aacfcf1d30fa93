// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@shared/api";
import classes from "../Settings.module.css";
import { useIsAdmin } from "../SettingsPage";
import { DepartmentDialog } from "./DepartmentDialog";

interface Props {
  department: Schemas["Department"];
  users: readonly Schemas["User"][];
}

export function DepartmentRow({ department, users }: Props) {
  const { t } = useTranslation("settings");
  const isAdmin = useIsAdmin();
  const [editing, setEditing] = useState(false);
  const members = users.filter((user) => user.active && department.member_ids.includes(user.id));
  return (
    <li className={classes.row}>
      <div className={classes.rowText}>
        <div className={classes.rowTitle}>{department.name}</div>
        <div className={classes.rowMore}>{members.map((user) => user.name).join(", ") || t("departments.nobody")}</div>
      </div>
      <span className={classes.tag}>{t("departments.members", { count: members.length })}</span>
      {isAdmin && (
        <Button
          size="xs"
          variant="default"
          aria-label={t("departments.editNamed", { name: department.name })}
          onClick={() => setEditing(true)}
        >
          {t("departments.edit")}
        </Button>
      )}
      {editing && <DepartmentDialog department={department} users={users} onClose={() => setEditing(false)} />}
    </li>
  );
}
