// SPDX-License-Identifier: AGPL-3.0-or-later
import { IconBookmarkPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import type { Id } from "@shared/ids";
import { type ListView, statusIn } from "@shared/model";
import { useDeskState } from "@/lib/deskContext";
import { FilterBar } from "@/lib/filters/FilterBar";
import { type Filters, filtersIn, hasFilters, withFilters } from "@/lib/filters/filters";
import { isSame, useSavedViews } from "@/lib/savedViews";
import { AlikeBanner } from "../alike/AlikeBanner";
import { ConversationList } from "./ConversationList";
import classes from "./List.module.css";
import { SaveViewDialog } from "./SaveViewDialog";
import { ViewNav } from "./ViewNav";

const chips = ["label", "department", "channel", "holder", "date"] as const;
const chipsOfAll = ["status", ...chips] as const;

/** When they began is asked by the reports; who comes from there sees it, and can take it off. */
function chipsFor(view: ListView, filters: Filters) {
  const usual = view === "all" || view === "team" ? chipsOfAll : chips;
  return filters.created_from || filters.created_to ? [...usual, "created" as const] : usual;
}

function useFilters(): [Filters, (filters: Filters) => void] {
  const [address, setAddress] = useSearchParams();
  return [filtersIn(address), (filters) => setAddress((before) => withFilters(before, filters), { replace: true })];
}

export function ListZone({ view, openId }: { view: ListView; openId: Id | undefined }) {
  const { t } = useTranslation(["finding", "common"]);
  const [filters, setFilters] = useFilters();
  const [asked, setAsked] = useState(false);
  const [saving, setSaving] = useState(false);
  const { views } = useSavedViews();
  const isNarrowed = hasFilters(filters);
  // What is kept is what is seen, also where the words of the view narrow it.
  const status = useDeskState((state) => filters.status ?? statusIn(view, state.workspace?.words));
  const seen: Filters = status ? { ...filters, status } : filters;
  // Who looks through what is done looks for something.
  const showBar = asked || isNarrowed || view === "solved" || view === "all";
  const canSave = isNarrowed && !views.some((saved) => isSame(saved, view, seen));
  return (
    <div className={classes.zone}>
      <ViewNav view={view} filters={filters} filtering={showBar} onFilter={() => (isNarrowed ? setFilters({}) : setAsked(!asked))} />
      {showBar && (
        <div className={classes.filter}>
          <FilterBar filters={filters} onChange={setFilters} chips={chipsFor(view, filters)} />
          {canSave && (
            <button type="button" className={classes.saveView} onClick={() => setSaving(true)}>
              <IconBookmarkPlus size={15} stroke={1.7} aria-hidden="true" />
              {t("save_view")}
            </button>
          )}
        </div>
      )}
      <AlikeBanner />
      <ConversationList key={`${view} ${JSON.stringify(filters)}`} view={view} filters={filters} openId={openId} />
      {saving && <SaveViewDialog view={view} filters={seen} onClose={() => setSaving(false)} />}
    </div>
  );
}
