// SPDX-License-Identifier: AGPL-3.0-or-later
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import type { Schemas } from "@shared/api";
import { useMay } from "@/lib/deskContext";
import { Empty } from "@/lib/states";
import { useChannels } from "../data";
import { DeskLoaded } from "../Loaded";
import { ReadOnlyNotice, SettingsPage } from "../SettingsPage";
import type { WidgetChannel } from "./ChannelForm";
import { ConnectionPage } from "./connection/ConnectionPage";
import { RemoveChannel } from "./RemoveChannel";
import { WidgetPage } from "./WidgetPage";

type Channel = Schemas["Channel"];

const isWidget = (channel: Channel): channel is WidgetChannel => channel.settings !== null;

export function ChannelPage() {
  const { t } = useTranslation(["channels", "settings"]);
  const { id } = useParams();
  const channel = useChannels().find((item) => item.id === id);
  const lead = t(`kind.${channel?.kind ?? "widget"}.pageLead`);
  const back = { to: "/settings/chat", label: t("settings:chat.title") };
  return (
    <SettingsPage title={channel?.name ?? t("settings:chat.title")} lead={lead} back={back} wide>
      <ReadOnlyNotice unless="manage_channels" />
      <DeskLoaded>{() => (channel ? <Content key={channel.id} channel={channel} /> : <Empty title={t("settings:chat.gone")} />)}</DeskLoaded>
    </SettingsPage>
  );
}

function Content({ channel }: { channel: Channel }) {
  const mayRemove = useMay("manage_channels");
  return (
    <>
      {isWidget(channel) ? <WidgetPage channel={channel} /> : <ConnectionPage channel={channel} />}
      {mayRemove && <RemoveChannel channel={channel} />}
    </>
  );
}
