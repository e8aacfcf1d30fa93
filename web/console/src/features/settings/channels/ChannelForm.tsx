// SPDX-License-Identifier: AGPL-3.0-or-later
import { useMutation } from "@tanstack/react-query";
import { type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@shared/api";
import { api } from "@/lib/client";
import { notifyDone } from "@/lib/notify";
import { useDepartments, useTake } from "../data";
import { ConflictNotice, SaveBar } from "../SaveBar";
import { useDraft } from "../useDraft";
import classes from "./Channel.module.css";
import { BeforeChat } from "./BeforeChat";
import { isOrigin } from "./origin";
import { Sites } from "./Sites";
import { Look } from "./Look";
import { Place } from "./Place";
import { WidgetPreview } from "./WidgetPreview";

type Channel = Schemas["Channel"];
export type Settings = NonNullable<Channel["settings"]>;
export type WidgetChannel = Channel & { settings: Settings };
export type ChannelDraft = Pick<WidgetChannel, "name" | "department_id" | "settings">;
export interface PartProps {
  settings: Settings;
  onChange: (change: Partial<Settings>) => void;
}

export function ChannelForm({ channel }: { channel: WidgetChannel }) {
  const { t } = useTranslation("common");
  const departments = useDepartments();
  const take = useTake();
  const draft = useDraft<WidgetChannel, ChannelDraft>(channel, ({ name, department_id, settings }) => ({
    name,
    department_id,
    settings,
  }));
  const { name, settings } = draft.draft;
  const save = useMutation({
    mutationFn: () =>
      api.call("patch", "/channels/{id}", {
        path: { id: channel.id },
        body: { ...draft.draft, name: name.trim(), version: draft.version },
      }),
    onSuccess: (stored) => {
      take("channels", stored);
      draft.saved(stored as WidgetChannel);
      notifyDone(t("saved"));
    },
    onError: draft.refused,
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }

  const change = (part: Partial<Settings>) => draft.set({ settings: { ...settings, ...part } });
  const invalid = name.trim() === "" || !/^#[0-9a-f]{6}$/i.test(settings.accent) || !settings.allowed_origins.every(isOrigin);
  return (
    <form className={classes.editor} onSubmit={submit}>
      <div className={classes.parts}>
        <ConflictNotice draft={draft} />
        <Look settings={settings} onChange={change} />
        <BeforeChat settings={settings} departments={departments} onChange={change} />
        <Place draft={draft.draft} departments={departments} onChange={draft.set} />
        <Sites settings={settings} onChange={change} />
        <div className={classes.save}>
          <SaveBar draft={draft} save={save} invalid={invalid} />
        </div>
      </div>
      <aside className={classes.aside}>
        <WidgetPreview settings={settings} departments={departments} />
      </aside>
    </form>
  );
}
