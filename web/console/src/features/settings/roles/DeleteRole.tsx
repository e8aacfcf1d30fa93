// SPDX-License-Identifier: AGPL-3.0-or-later
import { Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Role } from "@shared/model";
import { api } from "@/lib/client";
import { DeleteDialog } from "@/lib/deleting/DeleteDialog";
import { useMe } from "@/lib/deskContext";
import { mayGrant, useNameOfRole } from "@/lib/roles";
import { useRoles } from "./data";

/** Nobody is left without a role: whoever has this one gets another. */
export function DeleteRole({ role, onClose }: { role: Role; onClose: () => void }) {
  const { t } = useTranslation("security");
  const me = useMe();
  const navigate = useNavigate();
  const nameOf = useNameOfRole();
  const others = useRoles().filter((other) => other.id !== role.id && mayGrant(me, other));
  const [replacement, setReplacement] = useState<string>("agent");
  return (
    <DeleteDialog
      kind="role"
      id={role.id}
      name={role.name}
      remove={() => api.call("delete", "/roles/{id}", { path: { id: role.id }, query: { replacement } })}
      onClose={onClose}
      onDeleted={() => void navigate("/settings/roles")}
    >
      {(people) =>
        people > 0 && (
          <Select
            label={t("role.replacement")}
            allowDeselect={false}
            data={others.map((other) => ({ value: other.id, label: nameOf(other) }))}
            value={replacement}
            onChange={(next) => next && setReplacement(next)}
          />
        )
      }
    </DeleteDialog>
  );
}
