// SPDX-License-Identifier: AGPL-3.0-or-later
import { ActionIcon, Button } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AvailabilityStatus } from "@shared/model";
import { api } from "@/lib/client";
import { DeleteDialog } from "@/lib/deleting/DeleteDialog";
import { useMay } from "@/lib/deskContext";
import { notifyProblem } from "@/lib/notify";
import { lookOf, useStatusName } from "@/lib/statuses";
import { useTake } from "../data";
import classes from "../Settings.module.css";
import own from "./Availability.module.css";
import { StatusDialog } from "./StatusDialog";

type Neighbour = AvailabilityStatus | undefined;

/** Two that stand beside each other change places. */
function useSwap(status: AvailabilityStatus) {
  const take = useTake();
  const put = async ({ id, version }: AvailabilityStatus, position: number) =>
    take("statuses", await api.call("patch", "/availability-statuses/{id}", { path: { id }, body: { version, position } }));
  return useMutation({
    mutationFn: async (other: AvailabilityStatus) => {
      await put(status, other.position);
      await put(other, status.position);
    },
    onError: (error) => notifyProblem(error),
  });
}

function Order({ status, before, after, name }: { status: AvailabilityStatus; before: Neighbour; after: Neighbour; name: string }) {
  const { t } = useTranslation("routing");
  const swap = useSwap(status);
  const move = (other: Neighbour) => other && swap.mutate(other);
  return (
    <>
      <ActionIcon
        className={own.move}
        variant="subtle"
        color="gray"
        disabled={!before || swap.isPending}
        aria-label={t("status.up", { name })}
        onClick={() => move(before)}
      >
        <IconArrowUp size={16} />
      </ActionIcon>
      <ActionIcon
        className={own.move}
        variant="subtle"
        color="gray"
        disabled={!after || swap.isPending}
        aria-label={t("status.down", { name })}
        onClick={() => move(after)}
      >
        <IconArrowDown size={16} />
      </ActionIcon>
    </>
  );
}

export function StatusRow({ status, before, after }: { status: AvailabilityStatus; before: Neighbour; after: Neighbour }) {
  const { t } = useTranslation(["routing", "settings", "common"]);
  const mayEdit = useMay("manage_workspace");
  const name = useStatusName()(status);
  const [open, setOpen] = useState<"edit" | "delete" | null>(null);
  const close = () => setOpen(null);
  return (
    <li className={classes.row}>
      <span className={own.dot} data-look={lookOf(status)} aria-hidden="true" />
      <div className={classes.rowText}>
        <div className={classes.rowTitle}>{name}</div>
        <div className={classes.rowMore}>{t(status.takes_work ? "status.work" : "status.noWork")}</div>
      </div>
      {mayEdit && (
        <div className={classes.rowActions}>
          <Order status={status} before={before} after={after} name={name} />
          <Button size="xs" variant="default" aria-label={t("status.editNamed", { name })} onClick={() => setOpen("edit")}>
            {t("settings:departments.edit")}
          </Button>
          <ActionIcon variant="subtle" color="gray" aria-label={t("status.deleteNamed", { name })} onClick={() => setOpen("delete")}>
            <IconTrash size={16} />
          </ActionIcon>
        </div>
      )}
      {open === "edit" && <StatusDialog status={status} onClose={close} />}
      {open === "delete" && (
        <DeleteDialog
          kind="status"
          id={status.id}
          name={name}
          remove={() => api.call("delete", "/availability-statuses/{id}", { path: { id: status.id } })}
          onClose={close}
        />
      )}
    </li>
  );
}
