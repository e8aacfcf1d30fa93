// SPDX-License-Identifier: AGPL-3.0-or-later
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { api } from "@/lib/client";
import { useTake } from "../../data";
import { NameAndDepartment, type NamedPlace, useFirstDepartment } from "../NameAndDepartment";
import { placeTrouble } from "@/lib/reasons";
import type { AddProps } from "./AddChannel";
import { AddForm } from "./AddForm";

export function AddWidget({ onBack }: AddProps) {
  const { t } = useTranslation(["channels", "settings"]);
  const navigate = useNavigate();
  const take = useTake();
  const [place, setPlace] = useState<NamedPlace>({ name: "", department_id: useFirstDepartment() });
  const create = useMutation({
    mutationFn: (department_id: NonNullable<NamedPlace["department_id"]>) =>
      api.call("post", "/channels", { body: { kind: "widget", name: place.name.trim(), department_id } }),
    onSuccess: (channel) => {
      take("channels", channel);
      void navigate(`/settings/chat/${channel.id}`);
    },
  });
  const { department_id } = place;
  return (
    <AddForm
      trouble={placeTrouble(create.error, []).rest}
      action={t("settings:chat.create")}
      pending={create.isPending}
      ready={place.name.trim() !== "" && department_id !== null}
      onBack={onBack}
      onSubmit={() => department_id && create.mutate(department_id)}
    >
      <NameAndDepartment place={place} focused onChange={(change) => setPlace((now) => ({ ...now, ...change }))} />
    </AddForm>
  );
}
