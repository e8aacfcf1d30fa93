// SPDX-License-Identifier: AGPL-3.0-or-later
import { EditorContent, useEditor } from "@tiptap/react";
import type { Editor as Tiptap, JSONContent } from "@tiptap/core";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/lib/client";
import { useDesk } from "@/lib/deskContext";
import { fileSize } from "@/lib/fileSize";
import { notifyProblem } from "@/lib/notify";
import prose from "@/lib/Prose.module.css";
import type { StoredDocument } from "../data";
import classes from "@/lib/editor/Editor.module.css";
import { extensionsFor } from "@/lib/editor/extensions";
import { toStored } from "@/lib/editor/stored";
import { Toolbar } from "@/lib/editor/Toolbar";

/** So that the page does not jump when the picture comes. */
async function sizeOf(file: File): Promise<{ width: number; height: number }> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  return { width: bitmap?.width ?? 0, height: bitmap?.height ?? 0 };
}

function usePictures(): (editor: Tiptap, files: readonly File[], at?: number) => void {
  const { t } = useTranslation(["knowledge", "common"]);
  const { upload } = useDesk().session;
  return (editor, files, at) => {
    void (async () => {
      for (const file of files) {
        if (!file.type.startsWith("image/") || !upload.types.includes(file.type)) {
          notifyProblem("type", t("picture_refused", { name: file.name }));
        } else if (file.size > upload.max_bytes) {
          notifyProblem("size", t("picture_too_large", { name: file.name, size: fileSize(upload.max_bytes) }));
        } else {
          const body = new FormData();
          body.append("file", file);
          try {
            const [stored, size] = await Promise.all([api.call("post", "/files", { body }), sizeOf(file)]);
            const node = { type: "picture", attrs: { file: stored.id, alt: "", ...size } };
            editor.chain().focus().insertContentAt(at ?? editor.state.selection.to, node).run();
          } catch (error) {
            notifyProblem(error);
          }
        }
      }
    })();
  };
}

function imagesOf(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter((file) => file.type.startsWith("image/"));
}

interface Props {
  body: StoredDocument;
  language: string;
  onChange: (body: StoredDocument) => void;
}

export function Editor({ body, language, onChange }: Props) {
  const { t } = useTranslation(["knowledge", "common"]);
  const picker = useRef<HTMLInputElement>(null);
  const insert = usePictures();
  const editor: Tiptap | null = useEditor({
    extensions: extensionsFor(t("body_hint")),
    content: body as JSONContent,
    onUpdate: ({ editor: now }) => onChange(toStored(now.getJSON())),
    editorProps: {
      attributes: { class: `${prose["prose"]} ${classes["body"]}`, lang: language, "aria-label": t("body"), role: "textbox", "aria-multiline": "true" },
      handlePaste: (_view, event) => {
        const files = imagesOf(event.clipboardData);
        if (files.length === 0 || !editor) return false;
        insert(editor, files);
        return true;
      },
      handleDrop: (view, event) => {
        const files = imagesOf(event.dataTransfer);
        if (files.length === 0 || !editor) return false;
        insert(editor, files, view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos);
        return true;
      },
    },
  });
  if (!editor) return null;
  return (
    <div className={classes.editor}>
      <Toolbar editor={editor} onPicture={() => picker.current?.click()} />
      <EditorContent editor={editor} />
      <input
        ref={picker}
        type="file"
        hidden
        accept="image/png,image/jpeg,image/gif,image/webp"
        onChange={(event) => {
          insert(editor, [...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
    </div>
  );
}
