// SPDX-License-Identifier: AGPL-3.0-or-later
import { Modal, Select, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/client";
import { isProblem } from "@/lib/formError";
import { notifyDone } from "@/lib/notify";
import { statuses, type TicketStatus } from "@/lib/tickets/model";
import type { OwnStatus } from "@/lib/tickets/ownStatuses";
import { useTake } from "../data";
import { ConflictNotice, SaveBar } from "../SaveBar";
import classes from "../Settings.module.css";
import { useDraft } from "../useDraft";

type Facts = Pick<OwnStatus, "name" | "base">;
const blank: Facts & { version: number } = { name: "", base: "waiting", version: 0 };

function store(status: OwnStatus | undefined, version: number, { name, base }: Facts): Promise<OwnStatus> {
  if (!status) return api.call("post", "/ticket-statuses", { body: { name, base } });
  return api.call("patch", "/ticket-statuses/{id}", { path: { id: status.id }, body: { name, version } });
}

export function OwnStatusDialog({ status, onClose }: { status?: OwnStatus; onClose: () => void }) {
  const { t } = useTranslation(["settings", "tickets", "common"]);
  const take = useTake();
  const draft = useDraft<Facts & { version: number }, Facts>(status ?? blank, ({ name, base }) => ({ name, base }));
  const { base } = draft.draft;
  const name = draft.draft.name.trim();
  const save = useMutation({
    mutationFn: () => store(status, draft.version, { name, base }),
    onSuccess: (stored) => {
      take("ticketStatuses", stored);
      notifyDone(t("common:saved"));
      onClose();
    },
    onError: draft.refused,
  });
  const taken = isProblem(save.error, "already_exists");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const title = status ? t("statuses.renameTitle", { name: status.name }) : t("statuses.addTitle");
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": t("common:close") }}>
      <form className={classes.wideForm} onSubmit={submit}>
        <ConflictNotice draft={draft} />
        <TextInput
          label={t("statuses.name")}
          description={t("statuses.example")}
          maxLength={40}
          data-autofocus
          value={draft.draft.name}
          error={taken && t("statuses.taken")}
          onChange={(event) => draft.set({ name: event.currentTarget.value })}
        />
        <Select
          label={t("statuses.of")}
          description={t(status ? "statuses.ofFixed" : "statuses.ofHelp")}
          data={statuses.map((each) => ({ value: each, label: t(`tickets:words.status.${each}`) }))}
          value={base}
          allowDeselect={false}
          disabled={status !== undefined}
          onChange={(next) => next && draft.set({ base: next as TicketStatus })}
        />
        <SaveBar draft={draft} save={save} invalid={name === ""} hideProblem={taken} />
      </form>
    </Modal>
  );
}
