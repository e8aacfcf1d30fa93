// SPDX-License-Identifier: AGPL-3.0-or-later
// What every form of a new channel has: its fields, what went wrong, the way back and the way on.
import { Button } from "@mantine/core";
import type { FormEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import settings from "../../Settings.module.css";
import type { Trouble } from "@/lib/reasons";
import { FormTrouble } from "../TroubleText";

interface Props {
  trouble: Trouble | undefined;
  action: string;
  pending: boolean;
  ready: boolean;
  onBack: () => void;
  onSubmit: () => void;
  children: ReactNode;
}

export function AddForm({ trouble, action, pending, ready, onBack, onSubmit, children }: Props) {
  const { t } = useTranslation("common");
  function submit(event: FormEvent) {
    event.preventDefault();
    if (ready && !pending) onSubmit();
  }
  return (
    <form className={settings.wideForm} onSubmit={submit}>
      {children}
      <FormTrouble trouble={trouble} />
      <div className={settings.actions} data-end>
        <Button variant="subtle" color="gray" onClick={onBack}>
          {t("back")}
        </Button>
        <Button type="submit" loading={pending} disabled={!ready}>
          {action}
        </Button>
      </div>
    </form>
  );
}
