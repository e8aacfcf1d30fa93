// SPDX-License-Identifier: AGPL-3.0-or-later
import { IconBlockquote, IconBold, IconCode, IconItalic, IconLinkOff, IconList, IconListNumbers, IconPhoto, IconStrikethrough } from "@tabler/icons-react";
import { type Editor, useEditorState } from "@tiptap/react";
import { useTranslation } from "react-i18next";
import classes from "./AnswerEditor.module.css";
import { icon, LinkTool, Tool } from "./tools";

const names = ["bold", "italic", "strike", "code", "link", "bulletList", "orderedList", "blockquote"] as const;
type Active = Record<(typeof names)[number], boolean>;

/** Without `onPicture`, no pictures. */
export function AnswerTools({ editor, onPicture }: { editor: Editor; onPicture?: (() => void) | undefined }) {
  const { t } = useTranslation("knowledge");
  const on = useEditorState({ editor, selector: ({ editor: now }) => Object.fromEntries(names.map((name) => [name, now.isActive(name)])) as Active });
  const chain = () => editor.chain().focus();
  return (
    <div className={classes.tools} role="toolbar" aria-label={t("tool.all")}>
      <Tool label={`${t("tool.bold")} · Ctrl B`} active={on.bold} onClick={() => chain().toggleBold().run()}>
        <IconBold {...icon} />
      </Tool>
      <Tool label={`${t("tool.italic")} · Ctrl I`} active={on.italic} onClick={() => chain().toggleItalic().run()}>
        <IconItalic {...icon} />
      </Tool>
      <Tool label={t("tool.strike")} active={on.strike} onClick={() => chain().toggleStrike().run()}>
        <IconStrikethrough {...icon} />
      </Tool>
      <LinkTool editor={editor} active={on.link} />
      {on.link && (
        <Tool label={t("tool.unlink")} onClick={() => chain().extendMarkRange("link").unsetLink().run()}>
          <IconLinkOff {...icon} />
        </Tool>
      )}
      <Tool label={t("tool.bullets")} active={on.bulletList} onClick={() => chain().toggleBulletList().run()}>
        <IconList {...icon} />
      </Tool>
      <Tool label={t("tool.numbers")} active={on.orderedList} onClick={() => chain().toggleOrderedList().run()}>
        <IconListNumbers {...icon} />
      </Tool>
      <Tool label={t("tool.quote")} active={on.blockquote} onClick={() => chain().toggleBlockquote().run()}>
        <IconBlockquote {...icon} />
      </Tool>
      <Tool label={t("tool.code")} active={on.code} onClick={() => chain().toggleCode().run()}>
        <IconCode {...icon} />
      </Tool>
      {onPicture && (
        <Tool label={t("tool.picture")} onClick={onPicture}>
          <IconPhoto {...icon} />
        </Tool>
      )}
    </div>
  );
}
