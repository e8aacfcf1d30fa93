// SPDX-License-Identifier: AGPL-3.0-or-later
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useMay } from "@/lib/deskContext";
import { CopyBlock } from "@/lib/CopyBlock";
import { chatSnippet } from "@/lib/snippet";
import { Empty } from "@/lib/states";
import { useChannels } from "../data";
import { DeskLoaded } from "../Loaded";
import { ReadOnlyNotice, Section, SettingsPage } from "../SettingsPage";
import { ChannelForm } from "./ChannelForm";
import classes from "./Channel.module.css";
import { SignedIn } from "./SignedIn";
import { WidgetPreview } from "./WidgetPreview";

export function ChannelPage() {
  const { t } = useTranslation("settings");
  const { id } = useParams();
  const channel = useChannels().find((item) => item.id === id);
  const mayEdit = useMay("manage_channels");
  const back = { to: "/settings/chat", label: t("chat.title") };
  return (
    <SettingsPage title={channel?.name ?? t("chat.title")} lead={t("chat.pageLead")} back={back} wide>
      <ReadOnlyNotice unless="manage_channels" />
      <DeskLoaded>
        {() =>
          !channel ? (
            <Empty title={t("chat.gone")} />
          ) : (
            <>
              <Section title={t("chat.snippet")} lead={t("chat.snippetLead")}>
                <CopyBlock label={t("chat.snippet")} text={chatSnippet(channel.key)} />
              </Section>
              {mayEdit ? (
                <>
                  <ChannelForm key={channel.id} channel={channel} />
                  <SignedIn channel={channel} />
                </>
              ) : (
                <div className={classes.alone}>
                  <WidgetPreview settings={channel.settings} />
                </div>
              )}
            </>
          )
        }
      </DeskLoaded>
    </SettingsPage>
  );
}
