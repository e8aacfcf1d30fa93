// SPDX-License-Identifier: AGPL-3.0-or-later
import { Input, Modal, MultiSelect, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@shared/api";
import type { Id } from "@shared/ids";
import { api } from "@/lib/client";
import { isProblem, problemField } from "@/lib/formError";
import { notifyDone, problemText } from "@/lib/notify";
import { Choice } from "../Choice";
import { useTake } from "../data";
import { ConflictNotice, SaveBar } from "../SaveBar";
import classes from "../Settings.module.css";
import { useDraft } from "../useDraft";

type Department = Schemas["Department"];
type Body = Pick<Department, "name" | "member_ids" | "mode">;
interface Props {
  department?: Department;
  users: readonly Schemas["User"][];
  onClose: () => void;
}

const blank = { name: "", member_ids: [] as Id[], mode: "manual" as Schemas["RoutingMode"], version: 0 };

export function DepartmentDialog({ department, users, onClose }: Props) {
  const { t } = useTranslation(["settings", "common"]);
  const take = useTake();
  const draft = useDraft(department ?? blank, ({ name, member_ids, mode }) => ({ name, member_ids, mode }));
  const { name, member_ids, mode } = draft.draft;
  const save = useMutation({
    mutationFn: () => store(department?.id, draft.version, { name: name.trim(), member_ids, mode }),
    onSuccess: (stored) => {
      take("departments", stored);
      notifyDone(t("common:saved"));
      onClose();
    },
    onError: draft.refused,
  });
  const taken = isProblem(save.error, "already_exists");

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }

  const title = department ? t("departments.editTitle", { name: department.name }) : t("departments.addTitle");
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": t("common:close") }}>
      <form className={classes.wideForm} onSubmit={submit}>
        <ConflictNotice draft={draft} />
        <TextInput
          label={t("departments.name")}
          description={t("departments.nameHelp")}
          maxLength={100}
          data-autofocus
          value={name}
          error={taken ? t("departments.taken") : problemField(save.error) === "name" && problemText(save.error)}
          onChange={(event) => draft.set({ name: event.currentTarget.value })}
        />
        <MultiSelect
          label={t("departments.who")}
          description={t("departments.whoHelp")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          placeholder={member_ids.length === 0 ? t("departments.whoNone") : ""}
          searchable
          hidePickedOptions
          data={users
            .filter((user) => user.active || member_ids.includes(user.id))
            .map((user) => ({ value: user.id, label: user.name }))}
          value={member_ids}
          onChange={(ids) => draft.set({ member_ids: ids as Id[] })}
        />
        <div>
          <Choice
            label={t("departments.mode")}
            value={mode}
            options={{ manual: t("departments.modeManual"), auto: t("departments.modeAuto") }}
            onChange={(next) => draft.set({ mode: next })}
          />
          <Input.Description mt={6}>{t(mode === "auto" ? "departments.modeAutoHelp" : "departments.modeManualHelp")}</Input.Description>
        </div>
        <SaveBar draft={draft} save={save} invalid={name.trim() === ""} shownFields={["name"]} hideProblem={taken} />
      </form>
    </Modal>
  );
}

function store(id: Id | undefined, version: number, body: Body): Promise<Department> {
  if (id === undefined) return api.call("post", "/departments", { body });
  return api.call("patch", "/departments/{id}", { path: { id }, body: { ...body, version } });
}
