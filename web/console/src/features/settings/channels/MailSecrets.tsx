// SPDX-License-Identifier: AGPL-3.0-or-later
// How the desk signs in to a mailbox: by one password, by two, or by a token. What is stored is never shown again.
import { Checkbox } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { PasswordField } from "@/lib/PasswordField";
import { Choice } from "../Choice";
import type { Secrets } from "./connections";
import type { SignInHint } from "./mailServers";
import type { Trouble } from "@/lib/reasons";
import { TroubleText } from "./TroubleText";

export interface SignIn {
  by: "password" | "token";
  imap: string;
  /** Null: the same as for fetching. */
  smtp: string | null;
  token: string;
}

export const noSignIn: SignIn = { by: "password", imap: "", smtp: null, token: "" };
const secretNames = ["imap_password", "smtp_password", "oauth_token"];
export const secretFields: readonly string[] = secretNames;

/** Only what was typed: the rest stays as it is. What signed in the other way until now is forgotten (an empty text). */
export function secretsOf({ by, imap, smtp, token }: SignIn, stored: readonly string[] = []): Secrets {
  const given: Secrets = by === "token" ? { oauth_token: token.trim() } : { imap_password: imap, smtp_password: smtp ?? imap };
  const typed = Object.fromEntries(Object.entries(given).filter(([, text]) => text !== ""));
  if (Object.keys(typed).length === 0) return {};
  const left = stored.filter((name) => secretNames.includes(name) && !(name in given));
  return { ...Object.fromEntries(left.map((name) => [name, ""])), ...typed };
}

interface Props {
  signIn: SignIn;
  onChange: (change: Partial<SignIn>) => void;
}

interface FieldProps extends Props {
  /** Those that are stored already. */
  stored?: readonly string[];
  hint: SignInHint | undefined;
  trouble: (field: string) => Trouble | undefined;
}

export function MailSecrets({ signIn, stored = [], hint, trouble, onChange }: FieldProps) {
  const { t } = useTranslation("channels");
  const field = (name: string, found = trouble(name)) => {
    return {
      autoComplete: "new-password",
      maxLength: 4000,
      placeholder: stored.includes(name) ? t("secret.stored") : "",
      error: found && <TroubleText trouble={found} />,
    };
  };
  // One password for both may be refused by either server.
  const ofPassword = trouble("imap_password") ?? (signIn.smtp === null ? trouble("smtp_password") : undefined);
  const description = hint && t(`email.hint.${hint}`);
  if (signIn.by === "token") return <PasswordField label={t("email.token")} description={description} value={signIn.token} {...field("oauth_token")} onChange={(token) => onChange({ token })} />;
  return (
    <>
      <PasswordField label={t("email.password")} description={description} value={signIn.imap} {...field("imap_password", ofPassword)} onChange={(imap) => onChange({ imap })} />
      {signIn.smtp !== null && <PasswordField label={t("email.smtpPassword")} value={signIn.smtp} {...field("smtp_password")} onChange={(smtp) => onChange({ smtp })} />}
    </>
  );
}

/** What most mailboxes need not change. */
export function SignInChoice({ signIn, onChange }: Props) {
  const { t } = useTranslation("channels");
  return (
    <>
      <Choice label={t("email.signIn")} value={signIn.by} options={{ password: t("email.byPassword"), token: t("email.byToken") }} onChange={(by) => onChange({ by })} />
      {signIn.by === "password" && (
        <Checkbox label={t("email.otherForSending")} checked={signIn.smtp !== null} onChange={(event) => onChange({ smtp: event.currentTarget.checked ? "" : null })} />
      )}
    </>
  );
}
