// SPDX-License-Identifier: AGPL-3.0-or-later
// Where mail is fetched and where it is sent: two servers of the same shape.
import { NumberInput, Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./Mail.module.css";
import { type MailServer, type MailServers, type Protocol, securities, type Security, withSecurity } from "./mailServers";
import type { Trouble } from "@/lib/reasons";
import { TroubleText } from "./TroubleText";

interface Props {
  servers: MailServers;
  trouble: (field: string) => Trouble | undefined;
  onChange: (change: Partial<MailServers>) => void;
}

/** The fields of a check that are shown here. */
export const serverFields = (["imap", "smtp"] as const).flatMap((name) => ["host", "port", "security", "user"].map((field) => `${name}.${field}`));

export function ServerFields({ servers, trouble, onChange }: Props) {
  const { t } = useTranslation("channels");
  return (
    <div className={classes.servers}>
      {(["imap", "smtp"] as const).map((name) => (
        <fieldset key={name} className={classes.server}>
          <legend>{t(`email.${name}`)}</legend>
          <Server name={name} server={servers[name]} trouble={trouble} onChange={(server) => onChange({ [name]: server })} />
        </fieldset>
      ))}
    </div>
  );
}

interface ServerProps {
  name: Protocol;
  server: MailServer;
  trouble: Props["trouble"];
  onChange: (server: MailServer) => void;
}

function Server({ name, server, trouble, onChange }: ServerProps) {
  const { t } = useTranslation("channels");
  const set = (change: Partial<MailServer>) => onChange({ ...server, ...change });
  const error = (field: string) => {
    const found = trouble(`${name}.${field}`);
    return found && <TroubleText trouble={found} />;
  };
  return (
    <>
      <div className={classes.hostAndPort}>
        <TextInput
          label={t("email.host")}
          maxLength={253}
          spellCheck={false}
          value={server.host}
          error={error("host")}
          onChange={(event) => set({ host: event.currentTarget.value.trim() })}
        />
        <NumberInput
          label={t("email.port")}
          min={1}
          max={65_535}
          hideControls
          allowDecimal={false}
          allowNegative={false}
          value={server.port || ""}
          error={error("port")}
          onChange={(port) => set({ port: Number(port) })}
        />
      </div>
      <Select
        label={t("email.security")}
        allowDeselect={false}
        data={securities.map((value) => ({ value, label: t(`email.securities.${value}`) }))}
        value={server.security}
        error={error("security")}
        onChange={(security) => security && onChange(withSecurity(name, server, security as Security))}
      />
      <TextInput
        label={t("email.user")}
        maxLength={320}
        autoComplete="off"
        spellCheck={false}
        value={server.user}
        error={error("user")}
        onChange={(event) => set({ user: event.currentTarget.value })}
      />
    </>
  );
}
