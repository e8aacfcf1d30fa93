// SPDX-License-Identifier: AGPL-3.0-or-later
// How the desk gets access tokens for a mailbox: at whom, as which registered app, and with what somebody has granted it.
import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Trouble } from "@/lib/reasons";
import { PasswordField } from "@/lib/PasswordField";
import { Choice } from "../Choice";
import type { OAuth2Settings } from "./connections";
import type { SignIn } from "./MailSecrets";
import { oauth2Of, providerOf } from "./oauth2";
import { OAuth2Guide } from "./OAuth2Guide";
import { TroubleText } from "./TroubleText";

export const oauth2Fields = ["token_url", "client_id", "scope"].map((field) => `oauth2.${field}`);

interface Props {
  signIn: SignIn;
  stored: readonly string[];
  trouble: (field: string) => Trouble | undefined;
  onChange: (change: Partial<SignIn>) => void;
}

export function OAuth2Fields({ signIn, stored, trouble, onChange }: Props) {
  const { t } = useTranslation("channels");
  const { oauth2 } = signIn;
  const set = (part: Partial<OAuth2Settings>) => onChange({ oauth2: { ...oauth2, ...part } });
  const error = (field: string) => {
    const found = trouble(field);
    return found && <TroubleText trouble={found} />;
  };
  const text = (field: keyof OAuth2Settings) => ({
    value: oauth2[field],
    error: error(`oauth2.${field}`),
    autoComplete: "off",
    spellCheck: false,
    onChange: (event: { currentTarget: { value: string } }) => set({ [field]: event.currentTarget.value }),
  });
  const secret = (name: string) => ({
    autoComplete: "new-password",
    maxLength: 4000,
    placeholder: stored.includes(name) ? t("secret.stored") : "",
    error: error(name),
  });
  return (
    <>
      <Choice
        label={t("email.oauth2.provider")}
        value={providerOf(oauth2)}
        options={{ google: "Google", microsoft: "Microsoft 365", other: t("email.oauth2.other") }}
        onChange={(provider) => onChange({ oauth2: oauth2Of(provider, oauth2.client_id) })}
      />
      <OAuth2Guide provider={providerOf(oauth2)} />
      <TextInput label={t("email.oauth2.clientId")} description={t("email.oauth2.clientIdHelp")} maxLength={300} {...text("client_id")} />
      <PasswordField
        label={t("email.oauth2.clientSecret")}
        description={t("email.oauth2.clientSecretHelp")}
        value={signIn.clientSecret}
        {...secret("oauth_client_secret")}
        onChange={(clientSecret) => onChange({ clientSecret })}
      />
      <PasswordField
        label={t("email.oauth2.refreshToken")}
        description={t("email.oauth2.refreshTokenHelp")}
        value={signIn.refreshToken}
        {...secret("oauth_refresh_token")}
        onChange={(refreshToken) => onChange({ refreshToken })}
      />
      <TextInput
        label={t("email.oauth2.tokenUrl")}
        description={providerOf(oauth2) === "microsoft" ? t("email.oauth2.tenantHelp") : undefined}
        type="url"
        maxLength={500}
        {...text("token_url")}
      />
      <TextInput label={t("email.oauth2.scope")} maxLength={1000} {...text("scope")} />
    </>
  );
}
