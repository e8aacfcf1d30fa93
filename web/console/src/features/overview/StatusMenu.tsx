// SPDX-License-Identifier: AGPL-3.0-or-later
// How somebody is there, and a menu to set it for them.
import { Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { upsertAll } from "@shared/events";
import type { Id } from "@shared/ids";
import type { User } from "@shared/model";
import { api } from "@/lib/client";
import { useDesk } from "@/lib/deskContext";
import { notifyProblem } from "@/lib/notify";
import { lookOf, useStatuses, useStatusName, useStatusOf } from "@/lib/statuses";
import classes from "./Overview.module.css";

export function StatusMenu({ user }: { user: User }) {
  const { t } = useTranslation("routing");
  const desk = useDesk();
  const statuses = useStatuses();
  const nameOf = useStatusName();
  const status = useStatusOf(user);
  const change = useMutation({
    mutationFn: (id: Id) => api.call("put", "/users/{id}/availability", { path: { id: user.id }, body: { status: id } }),
    onSuccess: (stored) => desk.state.update((state) => ({ ...state, users: upsertAll(state.users, [stored]) })),
    onError: (error) => notifyProblem(error),
  });
  const name = status ? nameOf(status) : t("overview.noStatus");
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <button type="button" className={classes.status} aria-label={t("overview.setStatus", { name: user.name, status: name })}>
          <span className={classes.dot} data-look={lookOf(status)} aria-hidden="true" />
          {name}
          <IconChevronDown size={14} stroke={1.8} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={user.status_id} onChange={(id) => change.mutate(id as Id)}>
          {statuses.map((each) => (
            <Menu.RadioItem key={each.id} value={each.id} closeMenuOnClick rightSection={<span className={classes.dot} data-look={lookOf(each)} />}>
              {nameOf(each)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
