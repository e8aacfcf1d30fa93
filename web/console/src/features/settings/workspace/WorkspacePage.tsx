// SPDX-License-Identifier: AGPL-3.0-or-later
import { TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "@/lib/deskContext";
import { notifyDone } from "@/lib/notify";
import { SaveBar } from "../SaveBar";
import classes from "../Settings.module.css";
import { ReadOnlyNotice, Section, SettingsPage } from "../SettingsPage";
import { saveWorkspace, useWorkspace } from "./workspace";

export function WorkspacePage() {
  const { t } = useTranslation("settings");
  const workspace = useWorkspace();
  return (
    <SettingsPage title={t("workspace.title")} lead={t("workspace.lead")}>
      <ReadOnlyNotice unless="manage_workspace" />
      <Section title={t("workspace.name")} lead={t("workspace.nameLead")}>
        {useMay("manage_workspace") ? <NameForm key={workspace.name} name={workspace.name} /> : <strong>{workspace.name}</strong>}
      </Section>
    </SettingsPage>
  );
}

function NameForm({ name }: { name: string }) {
  const { t } = useTranslation(["settings", "common"]);
  const [text, setText] = useState(name);
  const save = useMutation({
    mutationFn: () => saveWorkspace({ name: text.trim() }),
    onSuccess: () => notifyDone(t("common:saved")),
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }

  const draft = {
    dirty: text !== name,
    conflict: false,
    reset: () => setText(name),
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput aria-label={t("workspace.name")} maxLength={100} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <SaveBar draft={draft} save={save} invalid={text.trim() === ""} />
    </form>
  );
}
