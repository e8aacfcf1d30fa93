// SPDX-License-Identifier: AGPL-3.0-or-later
// A new department needs a name and people; everything else has a page, where one lands.
import { Modal } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Id } from "@shared/ids";
import { api } from "@/lib/client";
import { isProblem } from "@/lib/formError";
import { useTake } from "../data";
import { SaveBar } from "../SaveBar";
import classes from "../Settings.module.css";
import { useDraft } from "../useDraft";
import { MembersField, NameField } from "./WhoAndName";

const blank = { name: "", member_ids: [] as Id[], version: 0 };

export function DepartmentDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(["settings", "common"]);
  const take = useTake();
  const navigate = useNavigate();
  const draft = useDraft(blank, ({ name, member_ids }) => ({ name, member_ids }));
  const { name, member_ids } = draft.draft;
  const save = useMutation({
    mutationFn: () => api.call("post", "/departments", { body: { name: name.trim(), member_ids } }),
    onSuccess: async (stored) => {
      take("departments", stored);
      await navigate(`/settings/departments/${stored.id}`);
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }

  return (
    <Modal opened onClose={onClose} title={t("departments.addTitle")} closeButtonProps={{ "aria-label": t("common:close") }}>
      <form className={classes.wideForm} onSubmit={submit}>
        <NameField value={name} error={save.error} onChange={(next) => draft.set({ name: next })} />
        <MembersField value={member_ids} onChange={(ids) => draft.set({ member_ids: ids })} />
        <SaveBar draft={draft} save={save} invalid={name.trim() === ""} shownFields={["name"]} hideProblem={isProblem(save.error, "already_exists")} />
      </form>
    </Modal>
  );
}
