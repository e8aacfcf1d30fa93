// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@shared/api";
import type { Contact } from "@shared/model";
import { currentLanguage } from "@/lib/i18n";
import { fullTime, relativeAge, useNow } from "@/lib/time";
import classes from "./Panel.module.css";

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** "id-ID" as "Indonesian (Indonesia)"; what is no language tag is shown as it came. */
function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(currentLanguage(), { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

function Page({ url, title }: { url: string; title: string }) {
  const text = title || url;
  // Only web addresses: what a visitor's browser reports must never run here.
  if (!/^https?:\/\//i.test(url)) return text;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer nofollow" title={url}>
      {text}
    </a>
  );
}

function Age({ since }: { since: string }) {
  const now = useNow(60_000);
  return (
    <time dateTime={since} title={fullTime(since)}>
      {relativeAge(since, now)}
    </time>
  );
}

interface FactsProps {
  contact: Contact;
  /** When the conversation began. */
  openedAt: string;
  visit: Schemas["Visit"] | null;
  platform: Schemas["ChannelKind"];
  /** Such as @anna, where the channel has such names. */
  handle: string;
}

export function Facts({ contact, openedAt, visit, platform, handle }: FactsProps) {
  const { t } = useTranslation(["inbox", "common"]);
  return (
    <dl className={classes.facts}>
      <Fact name={t("client_id")}>{contact.number}</Fact>
      {handle && <Fact name={t(`platform_name.${platform}`)}>{handle}</Fact>}
      {visit?.ip && <Fact name={t("ip_address")}>{visit.ip}</Fact>}
      {visit?.browser && <Fact name={t("browser")}>{visit.browser}</Fact>}
      {visit?.page_url && (
        <Fact name={t("page")}>
          <Page url={visit.page_url} title={visit.page_title} />
        </Fact>
      )}
      {visit?.language && <Fact name={t("common:language")}>{languageName(visit.language)}</Fact>}
      <Fact name={t("opened")}>
        <Age since={openedAt} />
      </Fact>
      <Fact name={t("known_since")}>
        <Age since={contact.created_at} />
      </Fact>
    </dl>
  );
}
