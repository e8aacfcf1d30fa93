// SPDX-License-Identifier: AGPL-3.0-or-later
import { EditorContent, useEditor } from "@tiptap/react";
import type { Editor as Tiptap, JSONContent } from "@tiptap/core";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { toStored } from "@/lib/editor/stored";
import { imagesOf, usePictures } from "@/lib/editor/usePictures";
import prose from "@/lib/Prose.module.css";
import type { StoredDocument } from "../data";
import classes from "@/lib/editor/Editor.module.css";
import { extensionsFor } from "@/lib/editor/extensions";
import { Toolbar } from "@/lib/editor/Toolbar";

interface Props {
  body: StoredDocument;
  language: string;
  onChange: (body: StoredDocument) => void;
}

export function Editor({ body, language, onChange }: Props) {
  const { t } = useTranslation(["knowledge", "common"]);
  const picker = useRef<HTMLInputElement>(null);
  const { insert } = usePictures();
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
        insert(editor, files, { at: view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos });
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
