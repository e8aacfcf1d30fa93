// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, queries } from "@/lib/client";
import { formProblem, isProblem, useFieldProblem } from "@/lib/formError";
import { notifyDone } from "@/lib/notify";
import { NewPasswordField, PasswordField } from "@/lib/PasswordField";
import { MIN_PASSWORD } from "@/lib/passwordStrength";
import { useSession } from "@/lib/session";
import classes from "../Settings.module.css";
import { Section } from "../SettingsPage";

const empty = { current: "", new: "" };

export function PasswordSection() {
  const { t } = useTranslation("settings");
  const { user } = useSession();
  const [draft, setDraft] = useState(empty);
  const change = useMutation({
    mutationFn: () => api.call("put", "/me/password", { body: draft }),
    onSuccess: async () => {
      setDraft(empty);
      notifyDone(t("password.changed"));
      await queries.invalidateQueries({ queryKey: ["me"] });
    },
  });
  const wrong = isProblem(change.error, "bad_credentials");
  const problem = useFieldProblem(change.error);
  const general = wrong ? undefined : formProblem(change.error, ["new", "current"]);

  function submit(event: FormEvent) {
    event.preventDefault();
    change.mutate();
  }

  return (
    <Section title={t("password.title")} lead={t("password.lead")}>
      <form className={classes.form} onSubmit={submit}>
        <input type="text" name="username" autoComplete="username" value={user.email} readOnly hidden />
        <PasswordField
          label={t("password.current")}
          autoComplete="current-password"
          value={draft.current}
          error={wrong ? t("password.wrong") : problem("current")}
          onChange={(current) => setDraft((now) => ({ ...now, current }))}
        />
        <NewPasswordField
          label={t("password.new")}
          value={draft.new}
          personal={[user.name, user.email]}
          error={problem("new")}
          onChange={(password) => setDraft((now) => ({ ...now, new: password }))}
        />
        {general && (
          <p className={classes.problem} role="alert">
            {general}
          </p>
        )}
        <div className={classes.actions}>
          <Button type="submit" loading={change.isPending} disabled={draft.current === "" || draft.new.length < MIN_PASSWORD}>
            {t("password.submit")}
          </Button>
        </div>
      </form>
    </Section>
  );
}
