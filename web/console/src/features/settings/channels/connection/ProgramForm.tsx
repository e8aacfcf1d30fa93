// SPDX-License-Identifier: AGPL-3.0-or-later
import { Checkbox, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ConflictNotice, SaveBar } from "../../SaveBar";
import settings from "../../Settings.module.css";
import { Section } from "../../SettingsPage";
import type { Connection, ProgramSettings } from "../connections";
import { FormTrouble, TroubleText } from "../TroubleText";
import { ProgramGuide } from "./ProgramGuide";
import { useConnectionDraft } from "./useConnectionDraft";

export function ProgramForm({ connection }: { connection: Connection<ProgramSettings> }) {
  const { t } = useTranslation("channels");
  const { draft, save, submit, trouble } = useConnectionDraft(connection, {
    pick: ({ settings: { url = "", capabilities = [] } }) => ({ url, edits: capabilities.includes("edit"), deletes: capabilities.includes("delete") }),
    settingsOf: ({ url, edits, deletes }) => ({
      url: url.trim(),
      capabilities: [...(edits ? (["edit"] as const) : []), ...(deletes ? (["delete"] as const) : [])],
    }),
    fields: ["url"],
  });
  const urlTrouble = trouble.at("url");
  return (
    <>
      <Section title={t("program.out")} lead={t("program.outLead")}>
        <form className={settings.wideForm} onSubmit={submit}>
          <ConflictNotice draft={draft} />
          <TextInput
            label={t("program.url")}
            description={t("program.urlHelp")}
            placeholder="https://shop.example/hook"
            maxLength={2000}
            spellCheck={false}
            value={draft.draft.url}
            error={urlTrouble && <TroubleText trouble={urlTrouble} />}
            onChange={(event) => draft.set({ url: event.currentTarget.value })}
          />
          <Checkbox label={t("program.edits")} checked={draft.draft.edits} onChange={(event) => draft.set({ edits: event.currentTarget.checked })} />
          <Checkbox label={t("program.deletes")} checked={draft.draft.deletes} onChange={(event) => draft.set({ deletes: event.currentTarget.checked })} />
          <FormTrouble trouble={trouble.rest} />
          <SaveBar draft={draft} save={save} hideProblem />
        </form>
      </Section>
      <ProgramGuide connection={connection} />
    </>
  );
}
