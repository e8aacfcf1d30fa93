// SPDX-License-Identifier: AGPL-3.0-or-later
import { useState } from "react";
import type { Id } from "@shared/ids";
import type { ViewName } from "@shared/model";
import { ConversationList } from "./ConversationList";
import { LabelFilter } from "./LabelFilter";
import classes from "./List.module.css";
import { ViewNav } from "./ViewNav";

export function ListZone({ view, openId }: { view: ViewName; openId: Id | undefined }) {
  const [label, setLabel] = useState<Id | null>(null);
  const filter = view === "solved" ? label : null;
  return (
    <div className={classes.zone}>
      <ViewNav view={view} />
      {view === "solved" && <LabelFilter value={label} onChange={setLabel} />}
      <ConversationList key={`${view} ${filter ?? ""}`} view={view} label={filter} openId={openId} />
    </div>
  );
}
