// SPDX-License-Identifier: AGPL-3.0-or-later
// The editor of articles with what a description needs of it.
import type { JSONContent } from "@tiptap/core";
import { EditorContent, useEditor } from "@tiptap/react";
import { extensionsFor } from "@/lib/editor/extensions";
import { toStored } from "@/lib/editor/stored";
import { type ToolName, ToolRow } from "@/lib/editor/ToolRow";
import prose from "@/lib/Prose.module.css";
import type { StoredDocument } from "../model";
import classes from "./Card.module.css";

const tools: readonly ToolName[] = ["bold", "italic", "code", "link", "bullets", "numbers"];

interface Props {
  body: StoredDocument;
  label: string;
  hint: string;
  readOnly?: boolean;
  onChange: (body: StoredDocument) => void;
}

export function Description({ body, label, hint, readOnly = false, onChange }: Props) {
  const editor = useEditor({
    extensions: extensionsFor(hint),
    content: body as JSONContent,
    editable: !readOnly,
    onUpdate: ({ editor: now }) => onChange(toStored(now.getJSON())),
    editorProps: {
      attributes: { class: `${prose["prose"]} ${classes["body"]}`, "aria-label": label, role: "textbox", "aria-multiline": "true" },
    },
  });
  if (!editor) return null;
  return (
    <div className={classes.editor} data-read-only={readOnly}>
      {!readOnly && <ToolRow editor={editor} names={tools} className={classes.tools} />}
      <EditorContent editor={editor} />
    </div>
  );
}
