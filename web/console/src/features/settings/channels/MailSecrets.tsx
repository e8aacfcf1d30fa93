// SPDX-License-Identifier: AGPL-3.0-or-later
// How the desk signs in to a mailbox: by one password, by two, by OAuth2, or by a token. What is stored is never shown again.
import { Checkbox } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { PasswordField } from "@/lib/PasswordField";
import { Choice } from "../Choice";
import type { EmailSettings, OAuth2Settings, Secrets } from "./connections";
import type { SignInHint } from "./mailServers";
import { isOAuth2Complete, oauth2Of, trimmed } from "./oauth2";
import { OAuth2Fields, oauth2Fields } from "./OAuth2Fields";
import type { Trouble } from "@/lib/reasons";
import { TroubleText } from "./TroubleText";

export interface SignIn {
  by: "password" | "oauth2" | "token";
  imap: string;
  /** Null: the same as for fetching. */
  smtp: string | null;
  token: string;
  oauth2: OAuth2Settings;
  clientSecret: string;
  refreshToken: string;
}

export const noSignIn: SignIn = { by: "password", imap: "", smtp: null, token: "", oauth2: oauth2Of("google"), clientSecret: "", refreshToken: "" };
const secretNames = ["imap_password", "smtp_password", "oauth_token", "oauth_client_secret", "oauth_refresh_token"];
export const secretFields: readonly string[] = [...secretNames, ...oauth2Fields];

function givenBy({ by, imap, smtp, token, clientSecret, refreshToken }: SignIn): Secrets {
  if (by === "oauth2") return { oauth_client_secret: clientSecret.trim(), oauth_refresh_token: refreshToken.trim() };
  return by === "token" ? { oauth_token: token.trim() } : { imap_password: imap, smtp_password: smtp ?? imap };
}

/** Only what was typed: the rest stays as it is. What signed in the other way until now is forgotten (an empty text). */
export function secretsOf(signIn: SignIn, stored: readonly string[] = []): Secrets {
  const given = givenBy(signIn);
  const typed = Object.fromEntries(Object.entries(given).filter(([, text]) => text !== ""));
  if (Object.keys(typed).length === 0) return {};
  const left = stored.filter((name) => secretNames.includes(name) && !(name in given));
  return { ...Object.fromEntries(left.map((name) => [name, ""])), ...typed };
}

/** With how tokens are had, or without. */
export function signingIn({ oauth2: _, ...settings }: EmailSettings, { by, oauth2 }: SignIn): EmailSettings {
  return by === "oauth2" ? { ...settings, oauth2: trimmed(oauth2) } : settings;
}

/** Whether enough is known to try it; what is stored need not be typed. */
export function isSignInComplete(signIn: SignIn, stored: readonly string[] = []): boolean {
  const typed = givenBy(signIn);
  const has = (name: string) => Boolean(typed[name]) || stored.includes(name);
  if (signIn.by === "oauth2") return isOAuth2Complete(signIn.oauth2) && has("oauth_refresh_token");
  return has(signIn.by === "token" ? "oauth_token" : "imap_password");
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
  if (signIn.by === "oauth2") return <OAuth2Fields signIn={signIn} stored={stored} trouble={trouble} onChange={onChange} />;
  if (signIn.by === "token")
    return (
      <PasswordField
        label={t("email.token")}
        description={description}
        value={signIn.token}
        {...field("oauth_token")}
        onChange={(token) => onChange({ token })}
      />
    );
  return (
    <>
      <PasswordField
        label={t("email.password")}
        description={description}
        value={signIn.imap}
        {...field("imap_password", ofPassword)}
        onChange={(imap) => onChange({ imap })}
      />
      {signIn.smtp !== null && (
        <PasswordField label={t("email.smtpPassword")} value={signIn.smtp} {...field("smtp_password")} onChange={(smtp) => onChange({ smtp })} />
      )}
    </>
  );
}

/** What most mailboxes need not change. */
export function SignInChoice({ signIn, onChange }: Props) {
  const { t } = useTranslation("channels");
  return (
    <>
      <Choice
        label={t("email.signIn")}
        value={signIn.by}
        options={{ password: t("email.byPassword"), oauth2: "OAuth2", token: t("email.byToken") }}
        onChange={(by) => onChange({ by })}
      />
      {signIn.by === "password" && (
        <Checkbox
          label={t("email.otherForSending")}
          checked={signIn.smtp !== null}
          onChange={(event) => onChange({ smtp: event.currentTarget.checked ? "" : null })}
        />
      )}
    </>
  );
}
