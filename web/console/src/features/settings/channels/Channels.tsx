// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from "@mantine/core";
import { IconPlugConnected, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "@/lib/deskContext";
import { Empty } from "@/lib/states";
import { useChannels, useDepartments } from "../data";
import { DeskLoaded } from "../Loaded";
import settings from "../Settings.module.css";
import { ReadOnlyNotice, SettingsPage } from "../SettingsPage";
import { AddChannel } from "./add/AddChannel";
import { ChannelRow } from "./ChannelRow";

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
            <Empty icon={<IconPlugConnected size={28} />} title={t("chat.empty")}>
              {t("chat.emptyNext")}
            </Empty>
          ) : (
            <nav className={settings.list} aria-label={t("chat.title")}>
              {channels.map((channel) => (
                <ChannelRow key={channel.id} channel={channel} department={departments.find(({ id }) => id === channel.department_id)?.name} />
              ))}
            </nav>
          )
        }
      </DeskLoaded>
      {adding && <AddChannel onClose={() => setAdding(false)} />}
    </SettingsPage>
  );
}
