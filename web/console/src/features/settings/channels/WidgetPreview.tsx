// SPDX-License-Identifier: AGPL-3.0-or-later
import { useComputedColorScheme } from "@mantine/core";
import { IconChevronDown, IconMessageCircle2, IconSend } from "@tabler/icons-react";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@shared/api";
import { fill } from "@shared/colour";
import { useSession } from "@/lib/session";
import type { Settings } from "./ChannelForm";
import classes from "./WidgetPreview.module.css";

interface Props {
  settings: Settings;
  departments?: readonly Schemas["Department"][];
}

/** How customers will see it, while it is being changed. A picture: nothing in it can be used. */
export function WidgetPreview({ settings, departments = [] }: Props) {
  const { t } = useTranslation("settings");
  const system = useComputedColorScheme("light");
  const theme = settings.theme === "auto" ? system : settings.theme;
  const { accent, ink } = fill(/^#[0-9a-f]{6}$/i.test(settings.accent) ? settings.accent : "#3b5bdb");
  const colours = { "--accent": accent, "--ink": ink } as CSSProperties;
  return (
    <figure className={classes.figure} role="img" aria-label={t("preview.label")}>
      <div className={classes.stage} data-theme={theme} data-side={settings.position} style={colours} aria-hidden="true">
        <div className={classes.card}>
          <Head settings={settings} />
          <div className={classes.body}>
            <p className={classes.greeting}>{settings.greeting || t("preview.greeting")}</p>
            <Questions settings={settings} departments={departments} />
            <p className={classes.mine}>{t("preview.question")}</p>
            <p className={classes.theirs}>{t("preview.answer")}</p>
          </div>
          <div className={classes.input}>
            <span>{t("preview.write")}</span>
            <IconSend size={16} />
          </div>
        </div>
        <span className={classes.launcher}>
          <IconMessageCircle2 size={24} />
        </span>
      </div>
      <figcaption className={classes.caption}>{t("preview.caption")}</figcaption>
    </figure>
  );
}

function Head({ settings }: { settings: Settings }) {
  const { workspace } = useSession();
  return (
    <div className={classes.head}>
      <strong>{settings.title || workspace.name}</strong>
      <IconChevronDown size={18} />
    </div>
  );
}

function Questions({ settings, departments }: { settings: Settings; departments: readonly Schemas["Department"][] }) {
  const { t } = useTranslation("settings");
  const mark = (ask: Settings["ask_name"]) => (ask === "required" ? " *" : "");
  const offered = departments.filter(({ id }) => settings.department_ids.includes(id));
  return (
    <>
      {settings.ask_name !== "off" && <span className={classes.field}>{t("preview.name") + mark(settings.ask_name)}</span>}
      {settings.ask_email !== "off" && <span className={classes.field}>{t("preview.email") + mark(settings.ask_email)}</span>}
      {offered.length > 0 && (
        <span className={classes.field}>
          {offered.map(({ name }) => name).join(" · ")}
          <IconChevronDown size={14} />
        </span>
      )}
    </>
  );
}
