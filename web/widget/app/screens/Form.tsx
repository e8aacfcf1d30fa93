// SPDX-License-Identifier: AGPL-3.0-or-later
/** @jsxImportSource preact */
import type { TargetedSubmitEvent } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useApp } from "../context";
import type { Key } from "../locales/en";
import { backText, isClosed } from "../core/opening";
import type { Profile } from "../core/session";
import { Head } from "../parts/Head";

type Need = "off" | "optional" | "required";
type Errors = Partial<Record<keyof Profile, Key>>;

/** What the desk will take: one @ with something on both sides and a dot behind it. */
const email = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;

interface FieldProps {
  name: "name" | "email";
  need: Need;
  error: Key | undefined;
}

function Field({ name, need, error }: FieldProps) {
  const { t } = useApp();
  if (need === "off") return null;
  return (
    <label class="field">
      <span>
        {t(name)} {need === "optional" && <small>{t("optional")}</small>}
      </span>
      <input
        name={name}
        inputMode={name === "email" ? "email" : "text"}
        autocomplete={name}
        maxLength={name === "email" ? 254 : 100}
        aria-required={need === "required"}
        aria-invalid={!!error}
        aria-describedby={error && `${name}-error`}
      />
      {error && (
        <em id={`${name}-error`} class="error">
          {t(error)}
        </em>
      )}
    </label>
  );
}

function Departments({ error }: { error: Key | undefined }) {
  const { state, t } = useApp();
  const departments = state.config!.departments;
  if (!departments.length) return null;
  return (
    <fieldset class="field choices" aria-describedby={error && "department-error"}>
      <legend>{t("department")}</legend>
      {departments.map(({ id, name, opening }) => (
        <label key={id} class="choice">
          <input type="radio" name="department_id" value={id} aria-invalid={!!error} />
          <span>
            {name} {isClosed(opening) && <small>{backText(opening, t)}</small>}
          </span>
        </label>
      ))}
      {error && (
        <em id="department-error" class="error">
          {t(error)}
        </em>
      )}
    </fieldset>
  );
}

function check(profile: Profile, needs: { name: Need; email: Need; department: boolean }): Errors {
  const errors: Errors = {};
  if (needs.name === "required" && !profile.name) errors.name = "required";
  if (needs.email === "required" && !profile.email) errors.email = "required";
  if (profile.email && !email.test(profile.email)) errors.email = "badEmail";
  if (needs.department && !profile.department_id) errors.department_id = "chooseDepartment";
  return errors;
}

function profileOf(form: HTMLFormElement): Profile {
  const entries = [...new FormData(form)].map(([name, value]) => [name, String(value).trim()]);
  return Object.fromEntries(entries.filter(([, value]) => value)) as Profile;
}

export function Form() {
  const { desk, state, t } = useApp();
  const { settings, departments } = state.config!;
  const [errors, setErrors] = useState<Errors>({});
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (state.open) form.current?.querySelector("input")?.focus();
  }, [state.open]);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [errors]);

  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const profile = profileOf(event.currentTarget);
    const needs = { name: settings.ask_name, email: settings.ask_email, department: departments.length > 0 };
    const found = check(profile, needs);
    setErrors(found);
    if (!Object.keys(found).length) desk.submitForm(profile);
  };

  return (
    <div class="chat">
      <Head />
      <form ref={form} class="form" noValidate onSubmit={submit}>
        <h2>{t("formTitle")}</h2>
        <p>{t("formHint")}</p>
        <Field name="name" need={settings.ask_name} error={errors.name} />
        <Field name="email" need={settings.ask_email} error={errors.email} />
        <Departments error={errors.department_id} />
        <button type="submit" class="primary">
          {t("start")}
        </button>
      </form>
    </div>
  );
}
