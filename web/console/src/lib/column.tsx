// SPDX-License-Identifier: AGPL-3.0-or-later
// With several chats side by side, keys, dialogs and dropped files are for one of them.
import { createContext, useContext } from "react";

export interface Column {
  active: boolean;
  /** Stays open while another one is chosen from the list. */
  beside: boolean;
  /** Several share the width. */
  crowded: boolean;
}

export const ColumnContext = createContext<Column>({ active: true, beside: false, crowded: false });

export function useColumn(): Column {
  return useContext(ColumnContext);
}
