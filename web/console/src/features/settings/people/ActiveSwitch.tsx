// SPDX-License-Identifier: AGPL-3.0-or-later
import { Switch } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@shared/api";
import { isProblem } from "@/lib/formError";
import { notifyDone, notifyProblem } from "@/lib/notify";
import { Confirm } from "../Confirm";
import { useUpdateUser } from "../data";

/** Switching somebody off is asked first: their conversations go back to the queues at once. */
export function ActiveSwitch({ user }: { user: Schemas["User"] }) {
  const { t } = useTranslation("settings");
  const [asking, setAsking] = useState(false);
  const update = useUpdateUser();

  function change(active: boolean) {
    update.mutate(
      { id: user.id, version: user.version, active },
      {
        onSuccess: () => notifyDone(t(active ? "people.switchedOn" : "people.switchedOff", { name: user.name })),
        onError: (error) => notifyProblem(error, isProblem(error, "version_conflict") ? t("people.changedMeanwhile", { name: user.name }) : undefined),
        onSettled: () => setAsking(false),
      },
    );
  }

  return (
    <>
      <Switch
        checked={user.active}
        disabled={update.isPending}
        aria-label={t("people.activeNamed", { name: user.name })}
        onChange={() => (user.active ? setAsking(true) : change(true))}
      />
      <Confirm
        opened={asking}
        title={t("people.offTitle", { name: user.name })}
        text={t("people.offText")}
        action={t("people.offAction")}
        pending={update.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => change(false)}
      />
    </>
  );
}
