// SPDX-License-Identifier: AGPL-3.0-or-later
import { Radio } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "@/lib/deskContext";
import { notifyDone } from "@/lib/notify";
import { type WordPreset, wordPresets } from "@/lib/words";
import { SaveBar } from "../SaveBar";
import settings from "../Settings.module.css";
import { ReadOnlyNotice, SettingsPage } from "../SettingsPage";
import { saveWorkspace, useWorkspace } from "../workspace/workspace";
import { Preview } from "./Preview";
import classes from "./Words.module.css";

function Choices({ value, onChange }: { value: WordPreset; onChange: (preset: WordPreset) => void }) {
  const { t } = useTranslation("routing");
  return (
    <Radio.Group label={t("words.choose")} value={value} onChange={(preset) => onChange(preset as WordPreset)}>
      <div className={classes.choices}>
        {wordPresets.map((preset) => (
          <Radio.Card key={preset} value={preset} className={classes.choice}>
            <Radio.Indicator />
            <span>
              <span className={classes.name}>{t(`words.${preset}`)}</span>
              <span className={classes.hint}>{t(`words.hint_${preset}`)}</span>
            </span>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}

function Form({ stored }: { stored: WordPreset }) {
  const { t } = useTranslation("common");
  const mayEdit = useMay("manage_workspace");
  const [preset, setPreset] = useState(stored);
  const save = useMutation({
    mutationFn: () => saveWorkspace({ words: preset }),
    onSuccess: () => notifyDone(t("saved")),
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }

  const draft = { dirty: preset !== stored, conflict: false, reset: () => setPreset(stored) };
  return (
    <form className={classes.editor} onSubmit={submit}>
      <fieldset disabled={!mayEdit} className={settings.parts}>
        <Choices value={preset} onChange={setPreset} />
        {mayEdit && <SaveBar draft={draft} save={save} />}
      </fieldset>
      <Preview preset={preset} />
    </form>
  );
}

export function WordsPage() {
  const { t } = useTranslation("routing");
  const { words } = useWorkspace();
  return (
    <SettingsPage title={t("words.title")} lead={t("words.lead")} wide>
      <ReadOnlyNotice unless="manage_workspace" />
      <Form key={words} stored={words} />
    </SettingsPage>
  );
}
