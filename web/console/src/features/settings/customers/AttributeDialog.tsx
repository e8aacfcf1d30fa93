// SPDX-License-Identifier: AGPL-3.0-or-later
import { Modal, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { ContactAttribute } from "@shared/model";
import { api } from "@/lib/client";
import { isProblem } from "@/lib/formError";
import { notifyDone } from "@/lib/notify";
import { useTake } from "../data";
import { ConflictNotice, SaveBar } from "../SaveBar";
import classes from "../Settings.module.css";
import { useDraft } from "../useDraft";

type Named = Pick<ContactAttribute, "name">;
const blank: Named & { version: number } = { name: "", version: 0 };

function store(attribute: ContactAttribute | undefined, version: number, name: string): Promise<ContactAttribute> {
  if (!attribute) return api.call("post", "/contact-attributes", { body: { name } });
  return api.call("patch", "/contact-attributes/{id}", { path: { id: attribute.id }, body: { name, version } });
}

export function AttributeDialog({ attribute, onClose }: { attribute?: ContactAttribute; onClose: () => void }) {
  const { t } = useTranslation(["settings", "common"]);
  const take = useTake();
  const draft = useDraft<Named & { version: number }, Named>(attribute ?? blank, ({ name }) => ({ name }));
  const name = draft.draft.name.trim();
  const save = useMutation({
    mutationFn: () => store(attribute, draft.version, name),
    onSuccess: (stored) => {
      take("contactAttributes", stored);
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
  const title = attribute ? t("customers.editTitle", { name: attribute.name }) : t("customers.addTitle");
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": t("common:close") }}>
      <form className={classes.wideForm} onSubmit={submit}>
        <ConflictNotice draft={draft} />
        <TextInput
          label={t("customers.name")}
          description={t("customers.example")}
          maxLength={50}
          data-autofocus
          value={draft.draft.name}
          error={taken && t("customers.taken")}
          onChange={(event) => draft.set({ name: event.currentTarget.value })}
        />
        <SaveBar draft={draft} save={save} invalid={name === ""} hideProblem={taken} />
      </form>
    </Modal>
  );
}
