// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "@/lib/deskContext";
import { Empty } from "@/lib/states";
import { useDepartments, useUsers } from "../data";
import { DeskLoaded } from "../Loaded";
import classes from "../Settings.module.css";
import { ReadOnlyNotice, SettingsPage } from "../SettingsPage";
import { DepartmentDialog } from "./DepartmentDialog";
import { DepartmentRow } from "./DepartmentRow";

export function Departments() {
  const { t } = useTranslation("settings");
  const departments = useDepartments();
  const users = useUsers();
  const [adding, setAdding] = useState(false);
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      {t("departments.add")}
    </Button>
  );
  return (
    <SettingsPage title={t("departments.title")} lead={t("departments.lead")} action={useMay("manage_departments") && add}>
      <ReadOnlyNotice unless="manage_departments" />
      <DeskLoaded>
        {() =>
          departments.length === 0 ? (
            <Empty title={t("departments.empty")} />
          ) : (
            <ul className={classes.list} aria-label={t("departments.title")}>
              {departments.map((department) => (
                <DepartmentRow key={department.id} department={department} users={users} />
              ))}
            </ul>
          )
        }
      </DeskLoaded>
      {adding && <DepartmentDialog onClose={() => setAdding(false)} />}
    </SettingsPage>
  );
}
