// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button, Modal, Select } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Role } from "@shared/model";
import { api } from "@/lib/client";
import { useMe } from "@/lib/deskContext";
import { notifyDone, notifyProblem } from "@/lib/notify";
import { mayGrant, useNameOfRole } from "@/lib/roles";
import settings from "../Settings.module.css";
import { useRoles } from "./data";

/** Nobody is left without a role: whoever has this one gets another. */
export function DeleteRole({ role, people, onClose }: { role: Role; people: number; onClose: () => void }) {
  const { t } = useTranslation(["security", "common"]);
  const me = useMe();
  const navigate = useNavigate();
  const nameOf = useNameOfRole();
  const others = useRoles().filter((other) => other.id !== role.id && mayGrant(me, other));
  const [replacement, setReplacement] = useState<string>("agent");
  const remove = useMutation({
    mutationFn: () =>
      api.call("delete", "/roles/{id}", { path: { id: role.id }, query: people > 0 ? { replacement } : {} }),
    onSuccess: () => {
      notifyDone(t("role.deleted", { name: role.name }));
      void navigate("/settings/roles");
    },
    onError: (error) => notifyProblem(error),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("role.deleteTitle", { name: role.name })}
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      <p className={settings.confirmText}>{t("role.deleteText", { count: people })}</p>
      {people > 0 && (
        <Select
          mb="lg"
          label={t("role.replacement")}
          allowDeselect={false}
          data={others.map((other) => ({ value: other.id, label: nameOf(other) }))}
          value={replacement}
          onChange={(next) => next && setReplacement(next)}
        />
      )}
      <div className={settings.actions} data-end>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t("common:cancel")}
        </Button>
        <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
          {t("role.delete")}
        </Button>
      </div>
    </Modal>
  );
}
