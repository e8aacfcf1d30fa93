// SPDX-License-Identifier: AGPL-3.0-or-later
// Where an escalated ticket goes: the whole ladder in one picture, and the way up from the department that is chosen in it.
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { useMay } from "@/lib/deskContext";
import { type Ladder, useLadder } from "@/lib/ladder";
import { Empty } from "@/lib/states";
import { useDepartments } from "../data";
import { DeskLoaded, Loaded } from "../Loaded";
import { SaveBar } from "../SaveBar";
import settings from "../Settings.module.css";
import { ReadOnlyNotice, Section, SettingsPage } from "../SettingsPage";
import { Changes } from "./Changes";
import { withParent } from "./draft";
import classes from "./Ladder.module.css";
import { Picture } from "./Picture";
import { Top } from "./Top";
import { branchesOf, firstLeaf } from "./tree";
import { type LadderDraft, useLadderDraft } from "./useLadderDraft";
import { WayUp } from "./WayUp";

/** What it would do stands above the button that does it. */
function Saving({ draft, before }: { draft: LadderDraft; before: Ladder }) {
  return (
    <div className={classes.saving} data-dirty={draft.dirty}>
      {draft.after && <Changes before={before} after={draft.after} />}
      {draft.problem && (
        <p className={settings.problem} role="alert">
          {draft.problem}
        </p>
      )}
      <SaveBar draft={draft} save={draft.save} invalid={!draft.after} hideProblem />
    </div>
  );
}

function Shown({ stored }: { stored: Ladder }) {
  const { t } = useTranslation("settings");
  const departments = useDepartments();
  const mayEdit = useMay("manage_departments");
  const draft = useLadderDraft(stored);
  const [picked, setPicked] = useState<Id | null>(null);
  const { shown: ladder, change, set } = draft;
  const branches = branchesOf(ladder.departments, ladder);
  const chosen = picked ?? firstLeaf(branches) ?? ladder.last_department_id;
  const entry = ladder.departments.find(({ department_id }) => department_id === chosen);
  if (departments.length === 0) return <Empty title={t("ladder.empty")} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    draft.save.mutate();
  };
  return (
    <form className={classes.page} onSubmit={submit}>
      <Section title={t("ladder.picture")} lead={t("ladder.picture_lead")}>
        <Picture ladder={ladder} branches={branches} chosen={chosen} path={entry?.steps ?? []} onChoose={setPicked} />
        {entry && (
          <WayUp
            key={entry.department_id}
            ladder={ladder}
            entry={entry}
            mayEdit={mayEdit}
            onChange={(parent) => set(withParent(change, entry.department_id, parent))}
          />
        )}
      </Section>
      <Section title={t("ladder.top")} lead={t("ladder.top_lead")}>
        <Top ladder={ladder} mayEdit={mayEdit} onChange={(part) => set({ ...change, ...part })} />
      </Section>
      {mayEdit && <Saving draft={draft} before={stored} />}
    </form>
  );
}

export function LadderPage() {
  const { t } = useTranslation("settings");
  const query = useLadder();
  const state = query.data ? "ready" : query.isError ? "failed" : "loading";
  return (
    <SettingsPage title={t("ladder.title")} lead={t("ladder.lead")} wide>
      <ReadOnlyNotice unless="manage_departments" />
      <DeskLoaded>
        {() => (
          <Loaded state={state} onRetry={() => void query.refetch()}>
            {() => query.data && <Shown stored={query.data} />}
          </Loaded>
        )}
      </DeskLoaded>
    </SettingsPage>
  );
}
