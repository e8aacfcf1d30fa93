// SPDX-License-Identifier: AGPL-3.0-or-later
// What an article may hold.
import { TableCell, TableHeader, TableKit } from "@tiptap/extension-table";
import { blocks } from "./blocks";

export function extensionsFor(hint: string) {
  return [
    ...blocks(hint, { heading: { levels: [2, 3, 4] }, strike: false }),
    TableKit.configure({ table: { resizable: false }, tableCell: false, tableHeader: false }),
    TableCell.extend({ content: "paragraph+" }),
    TableHeader.extend({ content: "paragraph+" }),
  ];
}
