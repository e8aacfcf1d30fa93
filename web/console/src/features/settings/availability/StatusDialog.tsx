// SPDX-License-Identifier: AGPL-3.0-or-later
import { Modal, Switch, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { AvailabilityStatus } from "@shared/model";
import { api } from "@/lib/client";
import { isProblem } from "@/lib/formError";
import { notifyDone } from "@/lib/notify";
import { useStatusName } from "@/lib/statuses";
import { useTake } from "../data";
import { ConflictNotice, SaveBar } from "../SaveBar";
import classes from "../Settings.module.css";
import { useDraft } from "../useDraft";

interface Facts {
  name: string;
  takes_work: boolean;
}
type Known = Pick<AvailabilityStatus, "name" | "preset" | "takes_work" | "version">;
const blank: Known = { name: "", preset: "own", takes_work: false, version: 0 };

export function StatusDialog({ status, onClose }: { status?: AvailabilityStatus; onClose: () => void }) {
  const { t } = useTranslation(["routing", "common"]);
  const take = useTake();
  const nameOf = useStatusName();
  const draft = useDraft<Known, Facts>(status ?? blank, (known) => ({ name: nameOf(known), takes_work: known.takes_work }));
  const { name, takes_work } = draft.draft;
  const save = useMutation({
    mutationFn: () => {
      const body = { name: name.trim(), takes_work };
      if (!status) return api.call("post", "/availability-statuses", { body });
      // What is not renamed keeps its translations.
      const change = body.name === nameOf(status) ? { takes_work } : body;
      return api.call("patch", "/availability-statuses/{id}", { path: { id: status.id }, body: { ...change, version: draft.version } });
    },
    onSuccess: (stored) => {
      take("statuses", stored);
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

  const title = status ? t("status.editTitle", { name: nameOf(status) }) : t("status.addTitle");
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": t("common:close") }}>
      <form className={classes.wideForm} onSubmit={submit}>
        <ConflictNotice draft={draft} />
        <TextInput
          label={t("status.name")}
          description={status && status.preset !== "own" ? t("status.presetHelp") : undefined}
          inputWrapperOrder={["label", "input", "description", "error"]}
          maxLength={40}
          data-autofocus
          value={name}
          error={taken && t("status.taken")}
          onChange={(event) => draft.set({ name: event.currentTarget.value })}
        />
        <Switch
          label={t("status.takesWork")}
          description={t("status.takesWorkHelp")}
          checked={takes_work}
          onChange={(event) => draft.set({ takes_work: event.currentTarget.checked })}
        />
        <SaveBar draft={draft} save={save} invalid={name.trim() === ""} hideProblem={taken} />
      </form>
    </Modal>
  );
}
