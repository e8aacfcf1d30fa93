// SPDX-License-Identifier: AGPL-3.0-or-later
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@shared/api";
import { takeLibraryItem } from "@/lib/answers";
import { api } from "@/lib/client";
import { fileSize } from "@/lib/fileSize";
import { notifyProblem, problemText } from "@/lib/notify";
import { checkFile, mostFiles } from "@/lib/uploads/useUploads";

/** Each file for itself: one that is refused does not keep the others out. */
export function useAddFiles(limits: Schemas["UploadLimits"]) {
  const { t } = useTranslation(["answers", "inbox"]);
  const [adding, setAdding] = useState(false);

  const refusal = (file: File): string | null => {
    const problem = checkFile(file, limits, 0);
    return problem && t(`inbox:file_refused.${problem}`, { name: file.name, size: fileSize(limits.max_bytes), count: mostFiles });
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
