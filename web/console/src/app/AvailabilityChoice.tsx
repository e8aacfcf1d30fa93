// SPDX-License-Identifier: AGPL-3.0-or-later
// How I am there: one click, wherever I am.
import { Menu } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { upsertAll } from "@shared/events";
import type { Id } from "@shared/ids";
import { api } from "@/lib/client";
import { useDesk, useMe } from "@/lib/deskContext";
import { notifyProblem } from "@/lib/notify";
import { lookOf, useStatuses, useStatusName } from "@/lib/statuses";
import classes from "./UserMenu.module.css";

export function AvailabilityChoice() {
  const { t } = useTranslation();
  const desk = useDesk();
  const chosen = useMe().status_id;
  const statuses = useStatuses();
  const nameOf = useStatusName();
  const change = useMutation({
    mutationFn: (status: Id) => api.call("put", "/me/availability", { body: { status } }),
    onSuccess: (user) => desk.state.update((state) => ({ ...state, users: upsertAll(state.users, [user]) })),
    onError: (error) => notifyProblem(error),
  });
  const shown = change.isPending ? change.variables : chosen;
  return (
    <Menu.RadioGroup value={shown} onChange={(choice) => change.mutate(choice as Id)}>
      {statuses.map((status) => (
        <Menu.RadioItem key={status.id} value={status.id} rightSection={<span className={classes.availability} data-availability={lookOf(status)} />}>
          {nameOf(status)}
          <span className={classes.hint}>{t(status.takes_work ? "takes_work" : "takes_no_work")}</span>
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}
