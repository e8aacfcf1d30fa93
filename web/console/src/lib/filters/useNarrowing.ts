// SPDX-License-Identifier: AGPL-3.0-or-later
import { useSearchParams } from "react-router";
import { filtersIn, withFilters } from "./filters";

/** What the list is narrowed to goes along from one conversation to the next: "" or "?label=5". */
export function useNarrowing(): string {
  const search = withFilters(new URLSearchParams(), filtersIn(useSearchParams()[0])).toString();
  return search ? `?${search}` : "";
}
