// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Schemas } from "@shared/api";
import { useMay } from "@/lib/deskContext";
import classes from "../Settings.module.css";

interface Props {
  department: Schemas["Department"];
  users: readonly Schemas["User"][];
}

export function DepartmentRow({ department, users }: Props) {
  const { t } = useTranslation(["settings", "routing"]);
  const mayEdit = useMay("manage_departments");
  const members = users.filter((user) => user.active && department.member_ids.includes(user.id));
  const { name, mode, exclusive } = department;
  return (
    <li className={classes.row}>
      <div className={classes.rowText}>
        <div className={classes.rowTitle}>
          {name}
          {exclusive && <IconLock size={14} stroke={1.8} aria-label={t("routing:department.exclusive")} />}
        </div>
        <div className={classes.rowMore}>{members.map((user) => user.name).join(", ") || t("departments.nobody")}</div>
      </div>
      {mode === "auto" && <span className={classes.tag}>{t("departments.modeAuto")}</span>}
      <span className={classes.tag}>{t("departments.members", { count: members.length })}</span>
      <Button
        component={Link}
        to={`/settings/departments/${department.id}`}
        size="xs"
        variant="default"
        aria-label={t(mayEdit ? "departments.editNamed" : "routing:department.openNamed", { name })}
      >
        {t(mayEdit ? "departments.edit" : "routing:department.open")}
      </Button>
    </li>
  );
}
