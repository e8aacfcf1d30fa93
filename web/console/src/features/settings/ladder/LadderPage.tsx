// SPDX-License-Identifier: AGPL-3.0-or-later
// Where an escalated ticket goes: the whole ladder in one picture, and the way up from the department that is chosen in it.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { useMay } from "@/lib/deskContext";
import { type Ladder, useLadder } from "@/lib/ladder";
import { Empty } from "@/lib/states";
import { useDepartments } from "../data";
import { DeskLoaded, Loaded } from "../Loaded";
import { ReadOnlyNotice, Section, SettingsPage } from "../SettingsPage";
import classes from "./Ladder.module.css";
import { Picture } from "./Picture";
import { Top } from "./Top";
import { branchesOf, firstLeaf } from "./tree";
import { WayUp } from "./WayUp";

function Shown({ ladder }: { ladder: Ladder }) {
  const { t } = useTranslation("settings");
  const departments = useDepartments();
  const mayEdit = useMay("manage_departments");
  const [picked, setPicked] = useState<Id | null>(null);
  const branches = branchesOf(ladder.departments, ladder);
  const chosen = picked ?? firstLeaf(branches) ?? ladder.last_department_id;
  const entry = ladder.departments.find(({ department_id }) => department_id === chosen);
  if (departments.length === 0) return <Empty title={t("ladder.empty")} />;
  return (
    <div className={classes.page}>
      <Section title={t("ladder.picture")} lead={t("ladder.picture_lead")}>
        <Picture ladder={ladder} branches={branches} chosen={chosen} path={entry?.steps ?? []} onChoose={setPicked} />
        {entry && <WayUp key={entry.department_id} ladder={ladder} entry={entry} mayEdit={mayEdit} />}
      </Section>
      <Section title={t("ladder.top")} lead={t("ladder.top_lead")}>
        <Top ladder={ladder} mayEdit={mayEdit} />
      </Section>
    </div>
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
            {() => query.data && <Shown ladder={query.data} />}
          </Loaded>
        )}
      </DeskLoaded>
    </SettingsPage>
  );
}
