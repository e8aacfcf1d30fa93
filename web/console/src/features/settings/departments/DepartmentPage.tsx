// SPDX-License-Identifier: AGPL-3.0-or-later
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { Empty } from "@/lib/states";
import { useDepartments } from "../data";
import { DeskLoaded } from "../Loaded";
import { ReadOnlyNotice, SettingsPage } from "../SettingsPage";
import { DepartmentForm } from "./DepartmentForm";

export function DepartmentPage() {
  const { t } = useTranslation(["settings", "routing"]);
  const { id } = useParams();
  const department = useDepartments().find((item) => item.id === id);
  const back = { to: "/settings/departments", label: t("departments.title") };
  return (
    <SettingsPage title={department?.name ?? t("departments.title")} lead={t("routing:department.lead")} back={back}>
      <ReadOnlyNotice unless="manage_departments" />
      <DeskLoaded>
        {() => (department ? <DepartmentForm key={department.id} department={department} /> : <Empty title={t("routing:department.gone")} />)}
      </DeskLoaded>
    </SettingsPage>
  );
}
