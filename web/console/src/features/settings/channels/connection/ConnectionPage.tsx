// SPDX-License-Identifier: AGPL-3.0-or-later
// A channel over the servers of others: how it is, how it is set up, and what has come through it.
import { useTranslation } from "react-i18next";
import { useMay } from "@/lib/deskContext";
import { Loaded } from "../../Loaded";
import { type Channel, type Connection, type EmailSettings, type ProgramSettings, type TelegramSettings, useConnection } from "../connections";
import { EmailForm } from "./EmailForm";
import { Health } from "./Health";
import { Ledger } from "./Ledger";
import { PlaceForm } from "./PlaceForm";
import { ProgramForm } from "./ProgramForm";
import { TelegramForm } from "./TelegramForm";

export function ConnectionPage({ channel }: { channel: Channel }) {
  useTranslation("channels");
  return useMay("manage_channels") ? <Editable channel={channel} /> : <Health channel={channel} />;
}

function Editable({ channel }: { channel: Channel }) {
  const connection = useConnection(channel);
  const state = connection.data ? "ready" : connection.isError ? "failed" : "loading";
  return (
    <Loaded state={state} onRetry={() => void connection.refetch()}>
      {() => (
        <>
          <Health channel={channel} connection={connection.data} />
          <PlaceForm channel={channel} />
          {connection.data && <SettingsOf connection={connection.data} />}
          <Ledger channel={channel} />
        </>
      )}
    </Loaded>
  );
}

function SettingsOf({ connection }: { connection: Connection }) {
  switch (connection.channel.kind) {
    case "telegram":
      return <TelegramForm connection={connection as Connection<TelegramSettings>} />;
    case "email":
      return <EmailForm connection={connection as Connection<EmailSettings>} />;
    case "api":
      return <ProgramForm connection={connection as Connection<ProgramSettings>} />;
    default:
      return null;
  }
}
