// SPDX-License-Identifier: AGPL-3.0-or-later
import { Modal, NumberInput, TextInput } from "@mantine/core";
import { type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@shared/api";
import { useFieldProblem } from "@/lib/formError";
import { DepartmentsField, RoleField } from "@/lib/NewPersonForm";
import { notifyDone } from "@/lib/notify";
import { queries } from "@/lib/client";
import { useUpdateUser } from "../data";
import { ConflictNotice, SaveBar } from "../SaveBar";
import classes from "../Settings.module.css";
import { useDraft } from "../useDraft";

interface Props {
  user: Schemas["User"];
  departments: readonly Schemas["Department"][];
  onClose: () => void;
}

export function EditPerson({ user, departments, onClose }: Props) {
  const { t } = useTranslation(["settings", "auth", "common"]);
  const draft = useDraft(user, ({ name, role, department_ids, capacity }) => ({ name, role, department_ids, capacity }));
  const save = useUpdateUser();
  const problem = useFieldProblem(save.error);
  const { name, role, department_ids, capacity } = draft.draft;

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate({ id: user.id, version: draft.version, ...draft.draft, name: name.trim() }, { onSuccess: done, onError: draft.refused });
  }

  function done() {
    notifyDone(t("common:saved"));
    void queries.invalidateQueries({ queryKey: ["me"] });
    onClose();
  }

  return (
    <Modal opened onClose={onClose} size="lg" title={t("people.editTitle", { name: user.name })} closeButtonProps={{ "aria-label": t("common:close") }}>
      <form className={classes.wideForm} onSubmit={submit}>
        <ConflictNotice draft={draft} />
        <TextInput
          label={t("auth:person.name")}
          maxLength={100}
          value={name}
          error={problem("name")}
          onChange={(event) => draft.set({ name: event.currentTarget.value })}
        />
        <RoleField value={role} onChange={(next) => draft.set({ role: next })} />
        <DepartmentsField departments={departments} value={department_ids} onChange={(ids) => draft.set({ department_ids: ids })} />
        <NumberInput
          label={t("people.capacity")}
          description={capacity === 0 ? t("people.capacityNone") : t("people.capacityHelp")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          min={0}
          max={1000}
          allowDecimal={false}
          clampBehavior="strict"
          value={capacity}
          onChange={(next) => draft.set({ capacity: Number(next) || 0 })}
        />
        <SaveBar draft={draft} save={save} invalid={name.trim() === ""} shownFields={["name"]} />
      </form>
    </Modal>
  );
}
