// SPDX-License-Identifier: AGPL-3.0-or-later
// The bot, its token, and what it says to somebody new.
import { Button, Modal, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { notifyDone } from "@/lib/notify";
import { PasswordField } from "@/lib/PasswordField";
import { AddForm } from "../add/AddForm";
import { BotCard } from "../BotCard";
import { ConflictNotice, SaveBar } from "../../SaveBar";
import settings from "../../Settings.module.css";
import { Section } from "../../SettingsPage";
import classes from "../Telegram.module.css";
import { changeConnection, type Connection, type TelegramSettings } from "../connections";
import { placeTrouble } from "@/lib/reasons";
import { FormTrouble, TroubleText } from "../TroubleText";
import { MenuEditor } from "./MenuEditor";
import { MenuPreview } from "./MenuPreview";
import { useConnectionDraft } from "./useConnectionDraft";

interface Props {
  connection: Connection<TelegramSettings>;
}

export function TelegramForm({ connection }: Props) {
  return (
    <>
      <BotSection connection={connection} />
      <MenuSection connection={connection} />
    </>
  );
}

function BotSection({ connection }: Props) {
  const { t } = useTranslation("channels");
  const [replacing, setReplacing] = useState(false);
  const { bot } = connection.settings;
  return (
    <Section title={t("telegram.bot")}>
      <div className={classes.botRow}>
        {bot && <BotCard bot={bot} />}
        <Button variant="default" onClick={() => setReplacing(true)}>
          {t("telegram.replace")}
        </Button>
      </div>
      {replacing && <ReplaceToken connection={connection} onClose={() => setReplacing(false)} />}
    </Section>
  );
}

function ReplaceToken({ connection, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation(["channels", "common"]);
  const [token, setToken] = useState("");
  const replace = useMutation({
    mutationFn: () => changeConnection(connection, { version: connection.version, settings: connection.settings, secrets: { token: token.trim() } }),
    onSuccess: () => {
      notifyDone(t("common:saved"));
      onClose();
    },
  });
  const trouble = placeTrouble(replace.error, ["token"]);
  const tokenTrouble = trouble.at("token");
  return (
    <Modal opened onClose={onClose} title={t("telegram.replace")} closeButtonProps={{ "aria-label": t("common:close") }}>
      <AddForm
        trouble={trouble.rest}
        action={t("telegram.replace")}
        pending={replace.isPending}
        ready={token.trim() !== ""}
        onBack={onClose}
        onSubmit={() => replace.mutate()}
      >
        <p className={settings.sectionLead}>{t("telegram.replaceLead")}</p>
        <PasswordField
          label={t("telegram.token")}
          autoComplete="new-password"
          maxLength={200}
          data-autofocus
          value={token}
          error={tokenTrouble && <TroubleText trouble={tokenTrouble} />}
          onChange={setToken}
        />
      </AddForm>
    </Modal>
  );
}

function MenuSection({ connection }: Props) {
  const { t } = useTranslation("channels");
  const { draft, save, submit, trouble } = useConnectionDraft(connection, {
    pick: ({ settings: { menu } }) => ({ greeting: menu?.greeting ?? "", departments: menu?.departments ?? [] }),
    settingsOf: ({ greeting, departments }, known) => ({
      ...known,
      menu: { greeting: greeting.trim(), departments: departments.map(({ id, label }) => ({ id, label: label.trim() })) },
    }),
    fields: [],
  });
  const { greeting, departments } = draft.draft;
  return (
    <Section title={t("telegram.menu")} lead={t("telegram.menuLead")}>
      <form className={classes.besides} onSubmit={submit}>
        <div className={settings.wideForm}>
          <ConflictNotice draft={draft} />
          <Textarea
            label={t("telegram.greeting")}
            description={t("telegram.greetingHelp")}
            autosize
            minRows={3}
            maxLength={2000}
            value={greeting}
            onChange={(event) => draft.set({ greeting: event.currentTarget.value })}
          />
          <MenuEditor entries={departments} onChange={(entries) => draft.set({ departments: entries })} />
          <FormTrouble trouble={trouble.rest} />
          <SaveBar draft={draft} save={save} invalid={departments.some(({ label }) => label.trim() === "")} hideProblem />
        </div>
        <MenuPreview greeting={greeting} entries={departments} />
      </form>
    </Section>
  );
}
