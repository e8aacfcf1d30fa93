// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useLocation } from "react-router";
import { api, setSession } from "@/lib/client";
import { PasswordField } from "@/lib/PasswordField";
import { useSessionQuery } from "@/lib/session";
import { AuthPage } from "@/lib/AuthPage";
import classes from "@/lib/AuthPage.module.css";
import { safePath } from "./safePath";
import { SignInProblem } from "./SignInProblem";
import { useCountdown } from "./useCountdown";

export function SignIn() {
  const setup = useQuery({ queryKey: ["setup"], queryFn: () => api.call("get", "/setup"), retry: false });
  const session = useSessionQuery();
  const target = useTarget();
  if (setup.data?.needed) return <Navigate to="/setup" replace />;
  if (session.data) return <Navigate to={target} replace />;
  return (
    <AuthPage>
      <SignInForm />
    </AuthPage>
  );
}

function useTarget(): string {
  const { state, search } = useLocation();
  const from: unknown = (state as { from?: unknown } | null)?.from;
  return safePath(typeof from === "string" ? from : new URLSearchParams(search).get("next"));
}

function SignInForm() {
  const { t } = useTranslation("auth");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const signIn = useMutation({
    mutationFn: () => api.call("post", "/session", { body: { email: email.trim(), password } }),
    onSuccess: setSession,
  });
  const wait = useCountdown(signIn.error);

  function submit(event: FormEvent) {
    event.preventDefault();
    signIn.mutate();
  }

  return (
    <form onSubmit={submit} method="post" className={classes.form}>
      <div>
        <h1 className={classes.title}>{t("signIn.title")}</h1>
        <p className={classes.lead}>{t("signIn.lead")}</p>
      </div>
      <SignInProblem error={signIn.error} wait={wait} />
      <TextInput
        label={t("signIn.email")}
        type="email"
        name="email"
        autoComplete="username"
        required
        autoFocus
        maxLength={254}
        withAsterisk={false}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordField
        label={t("signIn.password")}
        name="password"
        autoComplete="current-password"
        required
        maxLength={200}
        withAsterisk={false}
        value={password}
        onChange={setPassword}
      />
      <Button type="submit" fullWidth size="md" loading={signIn.isPending} disabled={wait > 0}>
        {t("signIn.submit")}
      </Button>
      <p className={classes.aside}>{t("signIn.forgotten")}</p>
    </form>
  );
}
