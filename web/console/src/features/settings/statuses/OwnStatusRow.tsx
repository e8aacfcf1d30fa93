// SPDX-License-Identifier: AGPL-3.0-or-later
import { ActionIcon, Button } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/client";
import { DeleteDialog } from "@/lib/deleting/DeleteDialog";
import { useMay } from "@/lib/deskContext";
import { notifyProblem } from "@/lib/notify";
import type { OwnStatus } from "@/lib/tickets/ownStatuses";
import { TicketStatusPill } from "@/lib/tickets/Signs";
import { useTake } from "../data";
import classes from "../Settings.module.css";
import { OwnStatusDialog } from "./OwnStatusDialog";
import { placesAfter } from "./order";

/** Whatever does not stand where it should is put there: two may have come to the same place. */
function useMove(group: readonly OwnStatus[], index: number) {
  const take = useTake();
  return useMutation({
    mutationFn: async (by: -1 | 1) => {
      for (const { status, position } of placesAfter(group, index, by)) {
        const { id, version } = status;
        take("ticketStatuses", await api.call("patch", "/ticket-statuses/{id}", { path: { id }, body: { version, position } }));
      }
    },
    onError: (error) => notifyProblem(error),
  });
}

function Order({ status, group }: { status: OwnStatus; group: readonly OwnStatus[] }) {
  const { t } = useTranslation("settings");
  const index = group.findIndex(({ id }) => id === status.id);
  const move = useMove(group, index);
  const { name } = status;
  const arrow = { variant: "subtle", color: "gray" } as const;
  return (
    <>
      {index > 0 && (
        <ActionIcon {...arrow} disabled={move.isPending} aria-label={t("statuses.up", { name })} onClick={() => move.mutate(-1)}>
          <IconArrowUp size={16} />
        </ActionIcon>
      )}
      {index < group.length - 1 && (
        <ActionIcon {...arrow} disabled={move.isPending} aria-label={t("statuses.down", { name })} onClick={() => move.mutate(1)}>
          <IconArrowDown size={16} />
        </ActionIcon>
      )}
    </>
  );
}

export function OwnStatusRow({ status, group }: { status: OwnStatus; group: readonly OwnStatus[] }) {
  const { t } = useTranslation("settings");
  const mayEdit = useMay("manage_workspace");
  const [open, setOpen] = useState<"edit" | "delete" | null>(null);
  const close = () => setOpen(null);
  const { id, name, base } = status;
  return (
    <li className={classes.row}>
      <div className={classes.rowText}>
        <TicketStatusPill status={base} own={id} />
      </div>
      {mayEdit && (
        <div className={classes.rowActions}>
          <Order status={status} group={group} />
          <Button size="xs" variant="default" aria-label={t("statuses.renameNamed", { name })} onClick={() => setOpen("edit")}>
            {t("statuses.rename")}
          </Button>
          <ActionIcon variant="subtle" color="gray" aria-label={t("statuses.deleteNamed", { name })} onClick={() => setOpen("delete")}>
            <IconTrash size={16} />
          </ActionIcon>
        </div>
      )}
      {open === "edit" && <OwnStatusDialog status={status} onClose={close} />}
      {open === "delete" && (
        <DeleteDialog kind="ticket_status" id={id} name={name} remove={() => api.call("delete", "/ticket-statuses/{id}", { path: { id } })} onClose={close} />
      )}
    </li>
  );
}
