// SPDX-License-Identifier: AGPL-3.0-or-later
import { useMutation } from "@tanstack/react-query";
import { type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@shared/api";
import { useMay } from "@/lib/deskContext";
import { api } from "@/lib/client";
import { isProblem } from "@/lib/formError";
import { notifyDone } from "@/lib/notify";
import { useTake } from "../data";
import { ConflictNotice, SaveBar } from "../SaveBar";
import classes from "../Settings.module.css";
import { useDraft } from "../useDraft";
import { Announcing } from "./Announcing";
import { HoursSection } from "./HoursSection";
import { isWeekValid } from "./week";
import { WhoAndName } from "./WhoAndName";

type Department = Schemas["Department"];
export type DepartmentDraft = Omit<Department, "id" | "version">;
export interface PartProps {
  draft: DepartmentDraft;
  onChange: (change: Partial<DepartmentDraft>) => void;
  error: unknown;
}

export function DepartmentForm({ department }: { department: Department }) {
  const { t } = useTranslation("common");
  const take = useTake();
  const draft = useDraft<Department, DepartmentDraft>(department, ({ id: _id, version: _version, ...rest }) => rest);
  const save = useMutation({
    mutationFn: () =>
      api.call("patch", "/departments/{id}", {
        path: { id: department.id },
        body: { ...draft.draft, name: draft.draft.name.trim(), version: draft.version },
      }),
    onSuccess: (stored) => {
      take("departments", stored);
      draft.saved(stored);
      notifyDone(t("saved"));
    },
    onError: draft.refused,
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }

  const part = { draft: draft.draft, onChange: draft.set, error: save.error };
  return (
    <form onSubmit={submit}>
      {/* Who may not change anything still sees how it is set. */}
      <fieldset disabled={!useMay("manage_departments")} className={classes.parts}>
        <ConflictNotice draft={draft} />
        <WhoAndName {...part} />
        <Announcing {...part} />
        <HoursSection {...part} />
        <SaveBar
          draft={draft}
          save={save}
          invalid={draft.draft.name.trim() === "" || !isWeekValid(draft.draft.hours?.week ?? [])}
          shownFields={["name"]}
          hideProblem={isProblem(save.error, "already_exists")}
        />
      </fieldset>
    </form>
  );
}
