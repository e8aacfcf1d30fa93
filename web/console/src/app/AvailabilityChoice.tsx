// SPDX-License-Identifier: AGPL-3.0-or-later
// Whether work may be given to me: one click, wherever I am.
import { Menu } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@shared/api";
import { upsertAll } from "@shared/events";
import { api } from "@/lib/client";
import { useDesk, useMe } from "@/lib/deskContext";
import { notifyProblem } from "@/lib/notify";
import classes from "./UserMenu.module.css";

type Availability = Schemas["Availability"];
const choices: Availability[] = ["available", "busy", "away"];

export function AvailabilityChoice() {
  const { t } = useTranslation();
  const desk = useDesk();
  const chosen = useMe().availability;
  const change = useMutation({
    mutationFn: (availability: Availability) => api.call("put", "/me/availability", { body: { availability } }),
    onSuccess: (user) => desk.state.update((state) => ({ ...state, users: upsertAll(state.users, [user]) })),
    onError: (error) => notifyProblem(error),
  });
  const shown = change.isPending ? change.variables : chosen;
  return (
    <Menu.RadioGroup value={shown} onChange={(choice) => change.mutate(choice as Availability)}>
      {choices.map((choice) => (
        <Menu.RadioItem key={choice} value={choice} rightSection={<span className={classes.availability} data-availability={choice} />}>
          {t(`availability.${choice}`)}
          <span className={classes.hint}>{t(`availability_hint.${choice}`)}</span>
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}
