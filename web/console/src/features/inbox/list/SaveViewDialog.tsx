// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button, Modal, Switch, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ListView } from "@shared/model";
import { useMay } from "@/lib/deskContext";
import type { Filters } from "@/lib/filters/filters";
import { notifyDone, notifyProblem } from "@/lib/notify";
import { changeView, filterToKeep, type SavedView, saveView } from "@/lib/savedViews";
import classes from "./List.module.css";

interface DialogProps {
  view: ListView;
  filters: Filters;
  /** The one to rename; else a new one is kept. */
  saved?: SavedView;
  onClose: () => void;
}

export function SaveViewDialog({ view, filters, saved, onClose }: DialogProps) {
  const { t } = useTranslation(["finding", "common"]);
  const mayShare = useMay("share_views");
  const [name, setName] = useState(saved?.name ?? "");
  const [shared, setShared] = useState(saved?.shared ?? false);
  const save = useMutation({
    mutationFn: async () => {
      if (saved) await changeView(saved, { name: name.trim(), shared });
      else await saveView(name.trim(), shared, filterToKeep(view, filters));
    },
    onSuccess: () => {
      notifyDone(t("common:saved"));
      onClose();
    },
    onError: (error) => notifyProblem(error),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) save.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={saved ? t("rename_view") : t("save_view")} closeButtonProps={{ "aria-label": t("common:close") }}>
      <form className={classes.saveForm} onSubmit={submit}>
        <TextInput data-autofocus label={t("view_name")} placeholder={t("view_name_hint")} maxLength={60} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        {mayShare && <Switch label={t("view_shared")} description={t("view_shared_hint")} checked={shared} onChange={(event) => setShared(event.currentTarget.checked)} />}
        <div className={classes.saveActions}>
          <Button variant="default" onClick={onClose}>
            {t("common:cancel")}
          </Button>
          <Button type="submit" loading={save.isPending} disabled={name.trim() === ""}>
            {t("common:save")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
