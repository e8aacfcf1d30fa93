// SPDX-License-Identifier: AGPL-3.0-or-later
// Where the three values of OAuth2 come from: nobody meets them anywhere else.
import { Trans, useTranslation } from "react-i18next";
import classes from "./Channels.module.css";
import type { OAuth2Provider } from "./oauth2";

const steps = {
  google: ["google.app", "google.client", "google.token"],
  microsoft: ["microsoft.app", "microsoft.rights", "microsoft.token"],
} as const;
const sites = { google: "https://console.cloud.google.com/apis/credentials", microsoft: "https://entra.microsoft.com/" };

export function OAuth2Guide({ provider }: { provider: OAuth2Provider }) {
  const { t } = useTranslation("channels");
  if (provider === "other") return null;
  const to = (href: string) => <a className={classes.link} href={href} target="_blank" rel="noreferrer" />;
  const components = { site: to(sites[provider]), playground: to("https://developers.google.com/oauthplayground/"), code: <code /> };
  return (
    <ol className={classes.guide} aria-label={t("email.oauth2.guide.lead")}>
      {steps[provider].map((step) => (
        <li key={step}>
          <Trans t={t} i18nKey={`email.oauth2.guide.${step}`} components={components} />
        </li>
      ))}
    </ol>
  );
}
