// SPDX-License-Identifier: AGPL-3.0-or-later
// First the token; Telegram says whose it is, and then the bot gets its place in the desk.
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import { PasswordField } from "@/lib/PasswordField";
import settings from "../../Settings.module.css";
import classes from "../Channels.module.css";
import { BotCard } from "../BotCard";
import { checkConnection, type TelegramSettings, useConnect } from "../connections";
import { NameAndDepartment, type NamedPlace, useFirstDepartment } from "../NameAndDepartment";
import { placeTrouble } from "@/lib/reasons";
import { TroubleText } from "../TroubleText";
import type { AddProps } from "./AddChannel";
import { AddForm } from "./AddForm";

interface Checked {
  token: string;
  settings: TelegramSettings;
}

export function AddTelegram({ onBack }: AddProps) {
  const [checked, setChecked] = useState<Checked | null>(null);
  return checked ? <Place checked={checked} onBack={() => setChecked(null)} /> : <Token onChecked={setChecked} onBack={onBack} />;
}

function Token({ onChecked, onBack }: AddProps & { onChecked: (checked: Checked) => void }) {
  const { t } = useTranslation("channels");
  const [token, setToken] = useState("");
  const check = useMutation({
    mutationFn: async (text: string) => ({
      token: text,
      settings: await checkConnection<TelegramSettings>({ kind: "telegram", settings: {}, secrets: { token: text } }),
    }),
    onSuccess: onChecked,
  });
  const trouble = placeTrouble(check.error, ["token"]);
  const tokenTrouble = trouble.at("token");
  return (
    <AddForm
      trouble={trouble.rest}
      action={t("add.continue")}
      pending={check.isPending}
      ready={token.trim() !== ""}
      onBack={onBack}
      onSubmit={() => check.mutate(token.trim())}
    >
      <p className={settings.sectionLead}>
        <Trans
          t={t}
          i18nKey="telegram.how"
          components={{ father: <a className={classes.link} href="https://t.me/BotFather" target="_blank" rel="noreferrer" />, code: <code /> }}
        />
      </p>
      <PasswordField
        label={t("telegram.token")}
        placeholder="123456789:AAE…"
        autoComplete="new-password"
        maxLength={200}
        data-autofocus
        value={token}
        error={tokenTrouble && <TroubleText trouble={tokenTrouble} />}
        onChange={setToken}
      />
    </AddForm>
  );
}

function Place({ checked, onBack }: AddProps & { checked: Checked }) {
  const { t } = useTranslation("channels");
  const { bot } = checked.settings;
  const [place, setPlace] = useState<NamedPlace>({ name: bot?.name ?? "", department_id: useFirstDepartment() });
  const connect = useConnect();
  const { name, department_id } = place;
  return (
    <AddForm
      trouble={placeTrouble(connect.error, []).rest}
      action={t("add.connect")}
      pending={connect.isPending}
      ready={name.trim() !== "" && department_id !== null}
      onBack={onBack}
      onSubmit={() => department_id && connect.mutate({ kind: "telegram", name, department_id, settings: checked.settings, secrets: { token: checked.token } })}
    >
      {bot && <BotCard bot={bot} />}
      <NameAndDepartment place={place} focused onChange={(change) => setPlace((now) => ({ ...now, ...change }))} />
    </AddForm>
  );
}
