// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button, Checkbox, ColorInput, Modal, MultiSelect, Switch, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, queries } from "@/lib/client";
import { DeleteDialog } from "@/lib/deleting/DeleteDialog";
import { useDeskState } from "@/lib/deskContext";
import { isProblem } from "@/lib/formError";
import { notifyDone, problemText } from "@/lib/notify";
import { sameItems } from "@/lib/useStore";
import type { Channel } from "@shared/model";
import { type KnowledgeBase, languageName } from "./data";
import classes from "./Knowledge.module.css";

const offered = "en ru id ar cs da de el es fa fi fr he hi hu it ja kk ko ms nb nl pl pt ro sv th tr uk uz vi zh".split(" ");

type Fields = Pick<KnowledgeBase, "name" | "slug" | "languages" | "accent" | "public" | "channel_ids">;

function useFields(base?: KnowledgeBase) {
  const channels = useDeskState((state) => [...state.channels.values()], sameItems);
  const blank: Fields = {
    name: "",
    slug: "",
    languages: ["en"],
    accent: channels.find((channel) => channel.settings)?.settings?.accent ?? "#4f46d8",
    public: true,
    channel_ids: channels.map(({ id }) => id),
  };
  const [fields, setFields] = useState<Fields>(base ?? blank);
  return { channels, fields, set: (change: Partial<Fields>) => setFields((now) => ({ ...now, ...change })) };
}

function store(base: KnowledgeBase | undefined, fields: Fields): Promise<KnowledgeBase> {
  const { name, slug, languages, accent, channel_ids } = fields;
  const body = { name: name.trim(), languages, accent, channel_ids, public: fields.public, ...(slug ? { slug } : {}) };
  if (!base) return api.call("post", "/knowledge-bases", { body });
  return api.call("patch", "/knowledge-bases/{id}", { path: { id: base.id }, body: { ...body, version: base.version } });
}

function DeleteBase({ base, onClose }: { base: KnowledgeBase; onClose: () => void }) {
  const { t } = useTranslation(["knowledge", "common"]);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
        {t("base.delete")}
      </Button>
      {asking && (
        <DeleteDialog
          kind="knowledge_base"
          id={base.id}
          name={base.name}
          remove={() => api.call("delete", "/knowledge-bases/{id}", { path: { id: base.id } })}
          onClose={() => setAsking(false)}
          onDeleted={onClose}
        />
      )}
    </>
  );
}

interface Props {
  base?: KnowledgeBase;
  onClose: () => void;
  onCreated?: (base: KnowledgeBase) => void;
}

/** Links that were sent before lead to the old address. */
function BrokenLinks({ slug, sure, onSure }: { slug: string; sure: boolean; onSure: (sure: boolean) => void }) {
  const { t } = useTranslation("knowledge");
  return (
    <div className={classes.checks}>
      <p className={classes.problem} role="alert">
        {t("base.slug_breaks", { slug })}
      </p>
      <Checkbox label={t("base.slug_anyway")} checked={sure} onChange={(event) => onSure(event.currentTarget.checked)} />
    </div>
  );
}

interface PartProps {
  fields: Fields;
  set: (change: Partial<Fields>) => void;
}

function Languages({ fields, set }: PartProps) {
  const { t } = useTranslation("knowledge");
  return (
    <MultiSelect
      label={t("base.languages")}
      description={t("base.languages_hint")}
      searchable
      data={[...new Set([...fields.languages, ...offered])].map((value) => ({ value, label: languageName(value) }))}
      value={fields.languages}
      onChange={(languages) => languages.length > 0 && set({ languages })}
      comboboxProps={{ shadow: "md" }}
    />
  );
}

function Publicity({ fields, set }: PartProps) {
  const { t } = useTranslation("knowledge");
  return (
    <>
      <Switch
        label={t("base.public")}
        description={t("base.public_hint")}
        checked={fields.public}
        onChange={(event) => set({ public: event.currentTarget.checked })}
      />
      {fields.public && (
        <ColorInput
          label={t("base.accent")}
          format="hex"
          value={fields.accent}
          onChange={(accent) => set({ accent })}
          eyeDropperButtonProps={{ "aria-label": t("base.accent") }}
        />
      )}
    </>
  );
}

function Channels({ channels, fields, set }: PartProps & { channels: readonly Channel[] }) {
  const { t } = useTranslation("knowledge");
  return (
    <Checkbox.Group
      label={t("base.channels")}
      description={t("base.channels_hint")}
      value={fields.channel_ids}
      onChange={(ids) => set({ channel_ids: ids as Fields["channel_ids"] })}
    >
      <div className={classes.checks}>
        {channels.map(({ id, name }) => (
          <Checkbox key={id} value={id} label={name} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

export function BaseDialog({ base, onClose, onCreated }: Props) {
  const { t } = useTranslation(["knowledge", "common"]);
  const { channels, fields, set } = useFields(base);
  const save = useMutation({
    mutationFn: () => store(base, fields),
    onSuccess: async (stored) => {
      await queries.invalidateQueries({ queryKey: ["knowledge"] });
      notifyDone(t("common:saved"));
      onClose();
      if (!base) onCreated?.(stored);
    },
  });
  const taken = isProblem(save.error, "already_exists");
  const [sure, setSure] = useState(false);
  // An empty address leaves the old one as it is.
  const breaksLinks = base !== undefined && fields.slug !== "" && fields.slug !== base.slug;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={base ? t("base.edit_title", { name: base.name }) : t("base.add_title")}
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          label={t("base.name")}
          description={t("base.name_hint")}
          data-autofocus
          maxLength={60}
          value={fields.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t("base.slug")}
          description={t("base.slug_hint")}
          leftSection={<span className={classes.prefix}>/help/</span>}
          leftSectionWidth={54}
          maxLength={40}
          value={fields.slug}
          error={taken && t("base.slug_taken")}
          onChange={(event) => {
            setSure(false);
            set({ slug: event.currentTarget.value.toLowerCase().replace(/[^a-z0-9-]/g, "-") });
          }}
        />
        {breaksLinks && <BrokenLinks slug={base.slug} sure={sure} onSure={setSure} />}
        <Languages fields={fields} set={set} />
        <Publicity fields={fields} set={set} />
        <Channels channels={channels} fields={fields} set={set} />
        {save.error && !taken && (
          <p className={classes.problem} role="alert">
            {problemText(save.error)}
          </p>
        )}
        <div className={classes.actions}>
          {base && <DeleteBase base={base} onClose={onClose} />}
          <span className={classes.space} />
          <Button variant="default" onClick={onClose}>
            {t("common:cancel")}
          </Button>
          <Button type="submit" loading={save.isPending} disabled={fields.name.trim() === "" || (breaksLinks && !sure)}>
            {t("common:save")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
