// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from "@mantine/core";
import { IconChevronRight, IconMessageCircle, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "@/lib/deskContext";
import { Empty } from "@/lib/states";
import { useChannels, useDepartments } from "../data";
import { DeskLoaded } from "../Loaded";
import classes from "../Settings.module.css";
import { ReadOnlyNotice, SettingsPage } from "../SettingsPage";
import { NewChannel } from "./NewChannel";

export function Channels() {
  const { t } = useTranslation("settings");
  const channels = useChannels();
  const departments = useDepartments();
  const [adding, setAdding] = useState(false);
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      {t("chat.add")}
    </Button>
  );
  return (
    <SettingsPage title={t("chat.title")} lead={t("chat.lead")} action={useMay("manage_channels") && add}>
      <ReadOnlyNotice unless="manage_channels" />
      <DeskLoaded>
        {() =>
          channels.length === 0 ? (
            <Empty icon={<IconMessageCircle size={28} />} title={t("chat.empty")}>
              {t("chat.emptyNext")}
            </Empty>
          ) : (
            <nav className={classes.list} aria-label={t("chat.title")}>
              {channels.map(({ id, name, department_id, settings }) => (
                <Link key={id} to={`/settings/chat/${id}`} className={classes.row}>
                  <span className={classes.blob} style={{ background: settings.accent }} aria-hidden="true" />
                  <span className={classes.rowText}>
                    <span className={classes.rowTitle}>{name}</span>
                    <span className={classes.rowMore}>
                      {departments.find((department) => department.id === department_id)?.name}
                    </span>
                  </span>
                  <IconChevronRight size={16} aria-hidden="true" />
                </Link>
              ))}
            </nav>
          )
        }
      </DeskLoaded>
      {adding && <NewChannel departments={departments} onClose={() => setAdding(false)} />}
    </SettingsPage>
  );
}
