// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from "@mantine/core";
import { IconCopy, IconLock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Role } from "@shared/model";
import { useMay } from "@/lib/deskContext";
import { isBuiltin } from "@/lib/roles";
import settings from "../Settings.module.css";
import { PeopleWithRole } from "./PeopleWithRole";
import { PermissionGroups } from "./PermissionGroups";
import type { VerbInfo } from "./roleParts";
import classes from "./Roles.module.css";

export function RoleReader({ role, verbs }: { role: Role; verbs: readonly VerbInfo[] }) {
  const { t } = useTranslation("security");
  const mayCopy = useMay("manage_roles");
  return (
    <div className={classes.columns}>
      <div className={classes.main}>
        <div className={settings.notice} data-kind="quiet">
          <IconLock size={16} aria-hidden="true" />
          <p className={classes.noticeText}>{t(isBuiltin(role.id) ? "role.builtin" : "role.outOfReach")}</p>
          {mayCopy && (
            <Button component={Link} to={`/settings/roles/new?copy=${role.id}`} size="xs" variant="default" leftSection={<IconCopy size={14} />}>
              {t("roles.copy")}
            </Button>
          )}
        </div>
        <PermissionGroups verbs={verbs} grants={role.permissions} />
      </div>
      <aside className={classes.aside}>
        <PeopleWithRole role={role} />
      </aside>
    </div>
  );
}
