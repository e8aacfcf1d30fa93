// SPDX-License-Identifier: AGPL-3.0-or-later
// A chat on a website: the line for its pages, how it looks, and who is signed in there.
import { useTranslation } from "react-i18next";
import { CopyBlock } from "@/lib/CopyBlock";
import { useMay } from "@/lib/deskContext";
import { chatSnippet } from "@/lib/snippet";
import { Section } from "../SettingsPage";
import { ChannelForm, type WidgetChannel } from "./ChannelForm";
import classes from "./Channel.module.css";
import { SignedIn } from "./SignedIn";
import { WidgetPreview } from "./WidgetPreview";

export function WidgetPage({ channel }: { channel: WidgetChannel }) {
  const { t } = useTranslation("settings");
  const mayEdit = useMay("manage_channels");
  return (
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
  );
}
