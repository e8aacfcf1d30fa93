// SPDX-License-Identifier: AGPL-3.0-or-later
// The editor of articles with what a description needs of it.
import { IconBold, IconCode, IconItalic, IconList, IconListNumbers } from "@tabler/icons-react";
import type { Editor, JSONContent } from "@tiptap/core";
import { EditorContent, useEditor } from "@tiptap/react";
import { useTranslation } from "react-i18next";
import { extensionsFor } from "@/lib/editor/extensions";
import { toStored } from "@/lib/editor/stored";
import { icon, LinkTool, Tool, useActive } from "@/lib/editor/Toolbar";
import prose from "@/lib/Prose.module.css";
import type { StoredDocument } from "../lib/model";
import classes from "./Card.module.css";

function Tools({ editor }: { editor: Editor }) {
  const { t } = useTranslation(["knowledge", "common"]);
  const on = useActive(editor);
  const chain = () => editor.chain().focus();
  return (
    <div className={classes.tools} role="toolbar" aria-label={t("tool.all")}>
      <Tool label={`${t("tool.bold")} · Ctrl B`} active={on.bold} onClick={() => chain().toggleBold().run()}>
        <IconBold {...icon} />
      </Tool>
      <Tool label={`${t("tool.italic")} · Ctrl I`} active={on.italic} onClick={() => chain().toggleItalic().run()}>
        <IconItalic {...icon} />
      </Tool>
      <Tool label={t("tool.code")} active={on.code} onClick={() => chain().toggleCode().run()}>
        <IconCode {...icon} />
      </Tool>
      <LinkTool editor={editor} active={on.link} />
      <Tool label={t("tool.bullets")} active={on.bullet} onClick={() => chain().toggleBulletList().run()}>
        <IconList {...icon} />
      </Tool>
      <Tool label={t("tool.numbers")} active={on.ordered} onClick={() => chain().toggleOrderedList().run()}>
        <IconListNumbers {...icon} />
      </Tool>
    </div>
  );
}

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
      {!readOnly && <Tools editor={editor} />}
      <EditorContent editor={editor} />
    </div>
  );
}
