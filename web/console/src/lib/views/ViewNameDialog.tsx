// SPDX-License-Identifier: AGPL-3.0-or-later
// A list gets a name, or another one; for oneself or, with the right to it, for everybody.
import { Button, Modal, Switch, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "@/lib/deskContext";
import { notifyDone, notifyProblem } from "@/lib/notify";
import type { SavedView } from "@/lib/savedViews";
import classes from "./Views.module.css";

interface Props {
  /** The one to rename; else a new one is kept. */
  saved?: SavedView;
  save: (name: string, shared: boolean) => Promise<unknown>;
  onClose: () => void;
}

export function ViewNameDialog({ saved, save, onClose }: Props) {
  const { t } = useTranslation(["finding", "common"]);
  const mayShare = useMay("share_views");
  const [name, setName] = useState(saved?.name ?? "");
  const [shared, setShared] = useState(saved?.shared ?? false);
  const saving = useMutation({
    mutationFn: () => save(name.trim(), shared),
    onSuccess: () => {
      notifyDone(t("common:saved"));
      onClose();
    },
    onError: (error) => notifyProblem(error),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) saving.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={saved ? t("rename_view") : t("save_view")} closeButtonProps={{ "aria-label": t("common:close") }}>
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          data-autofocus
          label={t("view_name")}
          placeholder={t("view_name_hint")}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {mayShare && (
          <Switch label={t("view_shared")} description={t("view_shared_hint")} checked={shared} onChange={(event) => setShared(event.currentTarget.checked)} />
        )}
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t("common:cancel")}
          </Button>
          <Button type="submit" loading={saving.isPending} disabled={name.trim() === ""}>
            {t("common:save")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
