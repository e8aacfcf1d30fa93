// SPDX-License-Identifier: AGPL-3.0-or-later
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@shared/api";
import { takeLibraryItem } from "@/lib/answers";
import { api } from "@/lib/client";
import { fileSize } from "@/lib/fileSize";
import { notifyProblem, problemText } from "@/lib/notify";
import { isTaken } from "@/lib/uploads/isTaken";

/** Each file for itself: one that is refused does not keep the others out. */
export function useAddFiles({ max_bytes, types }: Schemas["UploadLimits"]) {
  const { t } = useTranslation(["answers", "inbox"]);
  const [adding, setAdding] = useState(false);

  const refusal = (file: File): string | null => {
    const values = { name: file.name, size: fileSize(max_bytes) };
    if (file.size === 0) return t("inbox:file_refused.empty", values);
    if (file.size > max_bytes) return t("inbox:file_refused.too_large", values);
    return !isTaken(file.type, types) ? t("inbox:file_refused.unsupported_type", values) : null;
  };

  const addOne = async (file: File) => {
    const refused = refusal(file);
    if (refused) return notifyProblem(undefined, refused);
    try {
      const body = new FormData();
      body.append("file", file);
      const stored = await api.call("post", "/files", { body });
      takeLibraryItem(await api.call("post", "/library", { body: { file_id: stored.id } }));
    } catch (error) {
      notifyProblem(error, `${file.name}: ${problemText(error)}`);
    }
  };

  const add = async (files: readonly File[]) => {
    setAdding(true);
    for (const file of files) await addOne(file);
    setAdding(false);
  };
  return { add, adding };
}
