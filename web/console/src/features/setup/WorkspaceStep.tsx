// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "@/lib/AuthPage.module.css";
import { api, type Session } from "@/lib/client";
import { formProblem, isProblem, looksLikeEmail, useFieldProblem } from "@/lib/formError";
import { currentLanguage } from "@/lib/i18n";
import { problemText } from "@/lib/notify";
import { NewPasswordField } from "@/lib/PasswordField";
import { MIN_PASSWORD } from "@/lib/passwordStrength";
import type { Schemas } from "@shared/api";

type Draft = Omit<Schemas["SetupRequest"], "sample_language">;
const empty: Draft = { code: "", workspace: "", name: "", email: "", password: "" };

export function WorkspaceStep({ onCreated }: { onCreated: (session: Session) => void }) {
  const { t } = useTranslation("auth");
  const [draft, setDraft] = useState(empty);
  const create = useMutation({
    mutationFn: () => api.call("post", "/setup", { body: { ...trimmed(draft), sample_language: currentLanguage() } }),
    onSuccess: onCreated,
  });
  const fieldProblem = useFieldProblem(create.error);
  const wrongCode = isProblem(create.error, "bad_setup_code");
  const general = wrongCode ? undefined : formProblem(create.error, Object.keys(empty));

  function save(event: FormEvent) {
    event.preventDefault();
    create.mutate();
  }

  function text(field: keyof Draft) {
    return {
      value: draft[field],
      error: field === "code" && wrongCode ? problemText(create.error) : fieldProblem(field),
      onChange: (event: { currentTarget: { value: string } }) => {
        const { value } = event.currentTarget;
        setDraft((now) => ({ ...now, [field]: value }));
      },
    };
  }

  return (
    <form onSubmit={save} className={classes.form}>
      <div>
        <h1 className={classes.title}>{t("setup.workspace.title")}</h1>
        <p className={classes.lead}>{t("setup.workspace.lead")}</p>
      </div>
      <TextInput
        {...text("code")}
        label={t("setup.workspace.code")}
        description={t("setup.workspace.codeHelp")}
        autoFocus
        autoComplete="one-time-code"
        spellCheck={false}
      />
      <TextInput
        {...text("workspace")}
        label={t("setup.workspace.name")}
        placeholder={t("setup.workspace.nameExample")}
        maxLength={100}
        autoComplete="organization"
      />
      <TextInput {...text("name")} label={t("setup.workspace.yourName")} description={t("setup.workspace.yourNameHelp")} maxLength={100} autoComplete="name" />
      <TextInput {...text("email")} label={t("setup.workspace.email")} type="email" maxLength={254} autoComplete="username" />
      <NewPasswordField
        label={t("setup.workspace.password")}
        value={draft.password}
        personal={[draft.name, draft.email, draft.workspace]}
        error={fieldProblem("password")}
        onChange={(password) => setDraft((now) => ({ ...now, password }))}
      />
      {general && (
        <div className={classes.problem} role="alert">
          {general}
        </div>
      )}
      <Button type="submit" size="md" disabled={!isComplete(draft)} loading={create.isPending}>
        {t("setup.workspace.submit")}
      </Button>
    </form>
  );
}

function trimmed(draft: Draft): Draft {
  return {
    ...draft,
    code: draft.code.trim(),
    workspace: draft.workspace.trim(),
    name: draft.name.trim(),
    email: draft.email.trim(),
  };
}

function isComplete(draft: Draft): boolean {
  const { code, workspace, name, email, password } = trimmed(draft);
  return code !== "" && workspace !== "" && name !== "" && looksLikeEmail(email) && password.length >= MIN_PASSWORD;
}
