// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from "@mantine/core";
import { IconCopy } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Role } from "@shared/model";
import { isBuiltin, useNameOfRole } from "@/lib/roles";
import settings from "../Settings.module.css";
import { usePeopleWith } from "./data";
import { scopeOf } from "./roleParts";
import classes from "./Roles.module.css";

export function RoleCard({ role, mayEdit }: { role: Role; mayEdit: boolean }) {
  const { t } = useTranslation(["security", "auth"]);
  const name = useNameOfRole()(role);
  const people = usePeopleWith(role.id);
  const builtin = isBuiltin(role.id);
  const more = people.length > 3 ? people.slice(0, 2) : people;
  const who = more.map((user) => user.name).join(", ");
  return (
    <li className={settings.row}>
      <span className={classes.rank} aria-hidden="true" data-rank={Math.ceil(role.rank / 10)}>
        <i /> <i /> <i /> <i />
      </span>
      <div className={settings.rowText}>
        <div className={settings.rowTitle}>
          <Link className={classes.name} to={`/settings/roles/${role.id}`}>
            {name}
          </Link>
          {!builtin && <span className={settings.tag}>{t("roles.own")}</span>}
        </div>
        <div className={settings.rowMore}>
          {builtin ? t(`auth:person.roleHelp.${role.id as "agent"}`) : t(`roles.sees.${scopeOf(role.permissions, "see")}`)}
        </div>
        <div className={settings.rowMore}>
          {people.length === 0 && t("roles.nobody")}
          {people.length > 0 && people.length <= 3 && who}
          {people.length > 3 && t("roles.andMore", { names: who, count: people.length - more.length })}
        </div>
      </div>
      {mayEdit && (
        <div className={settings.rowActions}>
          <Button
            component={Link}
            to={`/settings/roles/new?copy=${role.id}`}
            size="xs"
            variant="subtle"
            color="gray"
            leftSection={<IconCopy size={14} />}
            aria-label={t("roles.copyNamed", { name })}
          >
            {t("roles.copy")}
          </Button>
          <Button
            component={Link}
            to={`/settings/roles/${role.id}`}
            size="xs"
            variant="default"
            aria-label={t(builtin ? "roles.lookNamed" : "roles.editNamed", { name })}
          >
            {t(builtin ? "roles.look" : "roles.edit")}
          </Button>
        </div>
      )}
    </li>
  );
}
