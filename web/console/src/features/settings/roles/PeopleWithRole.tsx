// SPDX-License-Identifier: AGPL-3.0-or-later
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Role } from "@shared/model";
import { UserAvatar } from "@/lib/UserAvatar";
import { useMay } from "@/lib/deskContext";
import { Section } from "../SettingsPage";
import { usePeopleWith } from "./data";
import classes from "./Roles.module.css";

export function PeopleWithRole({ role }: { role: Role }) {
  const { t } = useTranslation("security");
  const people = usePeopleWith(role.id);
  const mayGive = useMay("manage_people");
  return (
    <Section title={t("role.who")} lead={t("role.rankIs", { rank: role.rank })}>
      {people.length === 0 && <p className={classes.nobody}>{t("roles.nobody")}</p>}
      {people.length > 0 && (
        <ul className={classes.people}>
          {people.map((user) => (
            <li key={user.id}>
              <UserAvatar user={user} size={24} online={user.online} />
              <span>{user.name}</span>
            </li>
          ))}
        </ul>
      )}
      {mayGive && (
        <Link className={classes.link} to="/settings/people">
          {t("role.give")}
        </Link>
      )}
    </Section>
  );
}
