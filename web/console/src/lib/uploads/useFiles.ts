// SPDX-License-Identifier: AGPL-3.0-or-later
// Files that go with what is written about a ticket: as large and of the kinds that the desk takes.
import type { ClipboardEvent, DragEvent } from "react";
import { useTranslation } from "react-i18next";
import type { FileRef } from "@shared/model";
import { useDesk } from "@/lib/deskContext";
import { fileSize } from "@/lib/fileSize";
import { notifyProblem } from "@/lib/notify";
import { type LimitProblem, mostFiles, useUploads } from "./useUploads";

export function useFiles(already: readonly FileRef[] = []) {
  const { t } = useTranslation("inbox");
  const { upload } = useDesk().session;
  const refused = ({ name }: File, problem: LimitProblem) =>
    notifyProblem(problem, t(`file_refused.${problem}`, { name, size: fileSize(upload.max_bytes), count: mostFiles }));
  return useUploads(upload, refused, already);
}

/** Files dropped or pasted anywhere on a form. */
export function takeFiles(add: (files: readonly File[]) => void) {
  return {
    onDragOver: (event: DragEvent) => event.dataTransfer.types.includes("Files") && event.preventDefault(),
    onDrop: (event: DragEvent) => {
      if (event.dataTransfer.files.length === 0) return;
      event.preventDefault();
      add([...event.dataTransfer.files]);
    },
    onPaste: (event: ClipboardEvent) => {
      if (event.clipboardData.files.length === 0) return;
      event.preventDefault();
      add([...event.clipboardData.files]);
    },
  };
}
