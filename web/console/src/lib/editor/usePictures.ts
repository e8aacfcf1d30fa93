// SPDX-License-Identifier: AGPL-3.0-or-later
// Pictures on their way into a text: uploaded first, then they stand in it.
import type { Editor } from "@tiptap/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/client";
import { useDesk } from "@/lib/deskContext";
import { fileSize } from "@/lib/fileSize";
import { notifyProblem } from "@/lib/notify";

/** So that the page does not jump when the picture comes. */
async function sizeOf(file: File): Promise<{ width: number; height: number }> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  return { width: bitmap?.width ?? 0, height: bitmap?.height ?? 0 };
}

interface Place {
  /** None: where the caret is. */
  at?: number | undefined;
  /** With a line below it, so that what is typed next does not take its place. */
  goesOn?: boolean;
}

async function insertPicture(editor: Editor, file: File, { at, goesOn }: Place): Promise<void> {
  const body = new FormData();
  body.append("file", file);
  const [stored, size] = await Promise.all([api.call("post", "/files", { body }), sizeOf(file)]);
  const node = { type: "picture", attrs: { file: stored.id, alt: "", ...size } };
  // It may have been left meanwhile.
  const content = goesOn ? [node, { type: "paragraph" }] : node;
  if (!editor.isDestroyed)
    editor
      .chain()
      .focus()
      .insertContentAt(at ?? editor.state.selection.to, content)
      .run();
}

export interface Pictures {
  insert: (editor: Editor, files: readonly File[], place?: Place) => void;
  /** How many are on their way. */
  coming: number;
}

export function usePictures(): Pictures {
  const { t } = useTranslation("knowledge");
  const { upload } = useDesk().session;
  const [coming, setComing] = useState(0);
  const isFine = (file: File): boolean => {
    if (!file.type.startsWith("image/") || !upload.types.includes(file.type)) {
      notifyProblem("type", t("picture_refused", { name: file.name }));
      return false;
    }
    if (file.size <= upload.max_bytes) return true;
    notifyProblem("size", t("picture_too_large", { name: file.name, size: fileSize(upload.max_bytes) }));
    return false;
  };
  const insert: Pictures["insert"] = (editor, files, place = {}) => {
    void (async () => {
      const fine = files.filter(isFine);
      setComing((count) => count + fine.length);
      for (const file of fine) {
        await insertPicture(editor, file, place).catch((error: unknown) => notifyProblem(error));
        setComing((count) => count - 1);
      }
    })();
  };
  return { insert, coming };
}

export function imagesOf(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter((file) => file.type.startsWith("image/"));
}
