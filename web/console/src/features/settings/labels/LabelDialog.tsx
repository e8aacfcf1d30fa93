// SPDX-License-Identifier: AGPL-3.0-or-later
import { Modal, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@shared/api";
import { api } from "@/lib/client";
import { isProblem } from "@/lib/formError";
import { notifyDone } from "@/lib/notify";
import { useTake } from "../data";
import { ConflictNotice, SaveBar } from "../SaveBar";
import classes from "../Settings.module.css";
import { useDraft } from "../useDraft";
import { LabelChip } from "./LabelChip";
import { Swatches } from "./Swatches";

type Label = Schemas["Label"];
type Look = Pick<Label, "name" | "color">;
const blank: Look & { version: number } = { name: "", color: "blue", version: 0 };

export function LabelDialog({ label, onClose }: { label?: Label; onClose: () => void }) {
  const { t } = useTranslation(["settings", "common"]);
  const take = useTake();
  const draft = useDraft<Look & { version: number }, Look>(label ?? blank, ({ name, color }) => ({ name, color }));
  const { name, color } = draft.draft;
  const save = useMutation({
    mutationFn: () => store(label, draft.version, { name: name.trim(), color }),
    onSuccess: (stored) => {
      take("labels", stored);
      notifyDone(t("common:saved"));
      onClose();
    },
    onError: draft.refused,
  });
  const taken = isProblem(save.error, "already_exists");

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }

  const title = label ? t("labels.editTitle", { name: label.name }) : t("labels.addTitle");
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": t("common:close") }}>
      <form className={classes.wideForm} onSubmit={submit}>
        <ConflictNotice draft={draft} />
        <TextInput
          label={t("labels.name")}
          maxLength={50}
          data-autofocus
          value={name}
          error={taken && t("labels.taken")}
          onChange={(event) => draft.set({ name: event.currentTarget.value })}
        />
        <Swatches value={color} onChange={(next) => draft.set({ color: next })} />
        <div>
          <LabelChip name={name.trim() || t("labels.example")} color={color} />
        </div>
        <SaveBar draft={draft} save={save} invalid={name.trim() === ""} hideProblem={taken} />
      </form>
    </Modal>
  );
}

function store(label: Label | undefined, version: number, body: Look): Promise<Label> {
  if (!label) return api.call("post", "/labels", { body });
  return api.call("patch", "/labels/{id}", { path: { id: label.id }, body: { ...body, version } });
}
