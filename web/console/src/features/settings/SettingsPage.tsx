// SPDX-License-Identifier: AGPL-3.0-or-later
import { IconArrowLeft } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Verb } from "@shared/model";
import { useMay } from "@/lib/deskContext";
import classes from "./Settings.module.css";

interface PageProps {
  title: string;
  lead: string;
  back?: { to: string; label: string };
  action?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}

/** A page of the settings: what it is for comes first. */
export function SettingsPage({ title, lead, back, action, wide = false, children }: PageProps) {
  return (
    <article className={classes.page} data-wide={wide}>
      <header className={classes.head}>
        <div className={classes.headText}>
          {back && (
            <Link to={back.to} className={classes.back}>
              <IconArrowLeft size={14} aria-hidden="true" /> {back.label}
            </Link>
          )}
          <h1>{title}</h1>
          <p className={classes.lead}>{lead}</p>
        </div>
        {action}
      </header>
      {children}
    </article>
  );
}

export function Section({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <section className={classes.section} aria-label={title}>
      <div>
        <h2>{title}</h2>
        {lead && <p className={classes.sectionLead}>{lead}</p>}
      </div>
      {children}
    </section>
  );
}

/** Why the page has no buttons for this reader. */
export function ReadOnlyNotice({ unless }: { unless: Verb }) {
  const { t } = useTranslation("settings");
  if (useMay(unless)) return null;
  return (
    <p className={classes.notice} data-kind="quiet">
      {t("readOnly")}
    </p>
  );
}
