// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button, Modal, Select, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Schemas } from "@shared/api";
import type { Id } from "@shared/ids";
import { api } from "@/lib/client";
import { formProblem } from "@/lib/formError";
import { useTake } from "../data";
import classes from "../Settings.module.css";

export function NewChannel({
  departments,
  onClose,
}: {
  departments: readonly Schemas["Department"][];
  onClose: () => void;
}) {
  const { t } = useTranslation(["settings", "common"]);
  const navigate = useNavigate();
  const take = useTake();
  const [name, setName] = useState("");
  const [department, setDepartment] = useState<Id | null>(departments[0]?.id ?? null);
  const create = useMutation({
    mutationFn: (department_id: Id) =>
      api.call("post", "/channels", { body: { kind: "widget", name: name.trim(), department_id } }),
    onSuccess: (channel) => {
      take("channels", channel);
      void navigate(`/settings/chat/${channel.id}`);
    },
  });
  const problem = formProblem(create.error, []);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (department) create.mutate(department);
  }

  return (
    <Modal opened onClose={onClose} title={t("chat.addTitle")} closeButtonProps={{ "aria-label": t("common:close") }}>
      <form className={classes.wideForm} onSubmit={submit}>
        <TextInput
          label={t("chat.name")}
          description={t("chat.nameHelp")}
          maxLength={100}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={t("chat.department")}
          description={t("chat.departmentHelp")}
          allowDeselect={false}
          data={departments.map(({ id, name: label }) => ({ value: id, label }))}
          value={department}
          onChange={(id) => setDepartment(id as Id | null)}
        />
        {problem && (
          <p className={classes.problem} role="alert">
            {problem}
          </p>
        )}
        <Button type="submit" loading={create.isPending} disabled={name.trim() === "" || !department}>
          {t("chat.create")}
        </Button>
      </form>
    </Modal>
  );
}
