// SPDX-License-Identifier: AGPL-3.0-or-later
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/client";
import { notifyDone } from "@/lib/notify";
import { ConflictNotice, SaveBar } from "../../SaveBar";
import settings from "../../Settings.module.css";
import { Section } from "../../SettingsPage";
import { useDraft } from "../../useDraft";
import { type Channel, useTakeChannel } from "../connections";
import { NameAndDepartment } from "../NameAndDepartment";

type Place = Pick<Channel, "name" | "department_id">;

export function PlaceForm({ channel }: { channel: Channel }) {
  const { t } = useTranslation(["channels", "common"]);
  const take = useTakeChannel();
  const draft = useDraft<Channel, Place>(channel, ({ name, department_id }) => ({ name, department_id }));
  const { name, department_id } = draft.draft;
  const save = useMutation({
    mutationFn: () => api.call("patch", "/channels/{id}", { path: { id: channel.id }, body: { name: name.trim(), department_id, version: draft.version } }),
    onSuccess: (stored) => {
      take(stored);
      draft.saved(stored);
      notifyDone(t("common:saved"));
    },
    onError: draft.refused,
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }

  return (
    <Section title={t("place.title")}>
      <form className={settings.wideForm} onSubmit={submit}>
        <ConflictNotice draft={draft} />
        <div className={settings.pair}>
          <NameAndDepartment place={draft.draft} onChange={(change) => draft.set(change as Partial<Place>)} />
        </div>
        <SaveBar draft={draft} save={save} invalid={name.trim() === ""} />
      </form>
    </Section>
  );
}
