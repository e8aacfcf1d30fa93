// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "@/lib/deskContext";
import { DeskLoaded } from "../Loaded";
import settings from "../Settings.module.css";
import { ReadOnlyNotice, SettingsPage } from "../SettingsPage";
import { useRoles } from "./data";
import { RoleCard } from "./RoleCard";

export function Roles() {
  const { t } = useTranslation("security");
  const roles = useRoles();
  const mayEdit = useMay("manage_roles");
  const add = (
    <Button component={Link} to="/settings/roles/new?copy=agent" leftSection={<IconPlus size={16} />}>
      {t("roles.add")}
    </Button>
  );
  return (
    <SettingsPage title={t("roles.title")} lead={t("roles.lead")} action={mayEdit && add}>
      <ReadOnlyNotice unless="manage_roles" />
      <DeskLoaded>
        {() => (
          <ul className={settings.list} aria-label={t("roles.title")}>
            {roles.map((role) => (
              <RoleCard key={role.id} role={role} mayEdit={mayEdit} />
            ))}
          </ul>
        )}
      </DeskLoaded>
    </SettingsPage>
  );
}
