// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button, MultiSelect, Select, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@shared/api";
import type { Id } from "@shared/ids";
import { api } from "./client";
import { formProblem, looksLikeEmail, useFieldProblem } from "./formError";
import classes from "./NewPersonForm.module.css";
import { NewPasswordField } from "./PasswordField";
import { makePassword, MIN_PASSWORD } from "./passwordStrength";
import { isBuiltin, mayGrant, useNameOfRole } from "./roles";
import { useSessionQuery } from "./session";

export interface AddedPerson {
  user: Schemas["User"];
  password: string;
}

interface Props {
  departments: readonly Schemas["Department"][];
  onAdded: (person: AddedPerson) => void;
  submit: string;
}

type Draft = Schemas["UserCreate"] & { department_ids: Id[] };

const shownFields = ["name", "email", "password", "role", "department_ids"];

function emptyDraft(departments: Props["departments"]): Draft {
  const only = departments.length === 1 ? departments.map((department) => department.id) : [];
  return {
    name: "",
    email: "",
    role: "agent",
    password: makePassword(),
    department_ids: only,
  };
}

export function NewPersonForm({ departments, onAdded, submit }: Props) {
  const { t } = useTranslation(["auth", "common"]);
  const [draft, setDraft] = useState(() => emptyDraft(departments));
  const set = (change: Partial<Draft>) => setDraft((now) => ({ ...now, ...change }));
  const add = useMutation({
    mutationFn: (body: Draft) => api.call("post", "/users", { body }),
    onSuccess: (user, { password }) => {
      setDraft(emptyDraft(departments));
      onAdded({ user, password });
    },
  });
  const problem = useFieldProblem(add.error);
  const complete = draft.name.trim() !== "" && looksLikeEmail(draft.email) && draft.password.length >= MIN_PASSWORD;

  function save(event: FormEvent) {
    event.preventDefault();
    add.mutate({
      ...draft,
      name: draft.name.trim(),
      email: draft.email.trim(),
    });
  }

  const general = formProblem(add.error, shownFields);
  return (
    <form onSubmit={save} className={classes.form}>
      <div className={classes.pair}>
        <TextInput
          label={t("person.name")}
          autoComplete="off"
          maxLength={100}
          value={draft.name}
          error={problem("name")}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t("person.email")}
          type="email"
          autoComplete="off"
          maxLength={254}
          value={draft.email}
          error={problem("email")}
          onChange={(event) => set({ email: event.currentTarget.value })}
        />
      </div>
      <RoleField value={draft.role} onChange={(role) => set({ role })} />
      <DepartmentsField departments={departments} value={draft.department_ids} onChange={(department_ids) => set({ department_ids })} />
      <div className={classes.password}>
        <NewPasswordField
          label={t("person.password")}
          value={draft.password}
          personal={[draft.name, draft.email]}
          error={problem("password")}
          onChange={(password) => set({ password })}
        />
        <Button variant="default" onClick={() => set({ password: makePassword() })}>
          {t("person.generate")}
        </Button>
      </div>
      {general && (
        <p role="alert" className={classes.problem}>
          {general}
        </p>
      )}
      <Button type="submit" disabled={!complete} loading={add.isPending} className={classes.submit}>
        {submit}
      </Button>
    </form>
  );
}

interface RoleProps {
  value: Schemas["RoleId"];
  onChange: (role: Schemas["RoleId"]) => void;
}

/** The roles that I may give. Roles are asked for, since the setup has no desk yet. */
export function RoleField({ value, onChange }: RoleProps) {
  const { t } = useTranslation(["auth", "common"]);
  const nameOf = useNameOfRole();
  const mine = useSessionQuery().data?.role;
  const roles = useQuery({
    queryKey: ["roles"],
    queryFn: () => api.call("get", "/roles"),
    staleTime: 0,
  });
  const known = (roles.data?.items ?? []).filter((role) => role.id === value || (mine && mayGrant(mine, role)));
  const options = known.length > 0 ? known : [{ id: value, name: "" }];
  return (
    <Select
      label={t("person.role")}
      description={isBuiltin(value) ? t(`person.roleHelp.${value}`) : t("person.roleHelp.own")}
      inputWrapperOrder={["label", "input", "description", "error"]}
      allowDeselect={false}
      data={options.map((role) => ({ value: role.id, label: nameOf(role) }))}
      value={value}
      onChange={(role) => role && onChange(role)}
    />
  );
}

interface DepartmentsProps {
  departments: readonly Schemas["Department"][];
  value: Id[];
  onChange: (ids: Id[]) => void;
}

export function DepartmentsField({ departments, value, onChange }: DepartmentsProps) {
  const { t } = useTranslation("auth");
  return (
    <MultiSelect
      label={t("person.departments")}
      description={t("person.departmentsHelp")}
      inputWrapperOrder={["label", "input", "description", "error"]}
      placeholder={value.length === 0 ? t("person.departmentsNone") : ""}
      data={departments.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={(ids) => onChange(ids as Id[])}
      hidePickedOptions
    />
  );
}
