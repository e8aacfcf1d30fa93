// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ListView } from "@shared/model";
import type { Filters } from "@/lib/filters/filters";
import { filterToKeep, saveView } from "@/lib/savedViews";
import { ViewNameDialog } from "@/lib/views/ViewNameDialog";

interface DialogProps {
  view: ListView;
  filters: Filters;
  onClose: () => void;
}

export function SaveViewDialog({ view, filters, onClose }: DialogProps) {
  return <ViewNameDialog save={(name, shared) => saveView(name, shared, filterToKeep(view, filters))} onClose={onClose} />;
}
