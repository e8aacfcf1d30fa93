// SPDX-License-Identifier: AGPL-3.0-or-later
import { Menu, TextInput } from "@mantine/core";
import {
  IconArrowBackUp, IconArrowForwardUp, IconBlockquote, IconBold, IconChevronDown, IconCode, IconItalic, IconLinkOff,
  IconList, IconListNumbers, IconPhoto, IconSeparator, IconSourceCode, IconTable,
} from "@tabler/icons-react";
import { type Editor, useEditorState } from "@tiptap/react";
import { useTranslation } from "react-i18next";
import { icon, LinkTool, Tool } from "@/lib/editor/tools";
import classes from "./Editor.module.css";

function useActive(editor: Editor) {
  return useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      level: ([2, 3, 4] as const).find((level) => now.isActive("heading", { level })) ?? 0,
      bold: now.isActive("bold"),
      italic: now.isActive("italic"),
      code: now.isActive("code"),
      link: now.isActive("link"),
      bullet: now.isActive("bulletList"),
      ordered: now.isActive("orderedList"),
      quote: now.isActive("blockquote"),
      block: now.isActive("codeBlock"),
      table: now.isActive("table"),
      picture: now.isActive("picture"),
      alt: String(now.getAttributes("picture")["alt"] ?? ""),
      canUndo: now.can().undo(),
      canRedo: now.can().redo(),
    }),
  });
}

function StyleMenu({ editor, level }: { editor: Editor; level: number }) {
  const { t } = useTranslation(["knowledge", "common"]);
  const names = { 0: t("tool.text"), 2: t("tool.heading"), 3: t("tool.subheading"), 4: t("tool.small_heading") };
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" className={classes.style} aria-label={`${t("tool.style")}: ${names[level as keyof typeof names]}`}>
          {names[level as keyof typeof names]}
          <IconChevronDown size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => editor.chain().focus().setParagraph().run()}>{names[0]}</Menu.Item>
        {([2, 3, 4] as const).map((each) => (
          <Menu.Item key={each} onClick={() => editor.chain().focus().setHeading({ level: each }).run()}>
            <span className={classes.styleName} data-level={each}>
              {names[each]}
            </span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function TableTools({ editor }: { editor: Editor }) {
  const { t } = useTranslation(["knowledge", "common"]);
  const run = (command: "addRowAfter" | "addColumnAfter" | "deleteRow" | "deleteColumn" | "deleteTable") => () => editor.chain().focus()[command]().run();
  return (
    <div className={classes.context} role="group" aria-label={t("tool.table")}>
      {(["addRowAfter", "addColumnAfter", "deleteRow", "deleteColumn", "deleteTable"] as const).map((command) => (
        <button key={command} type="button" className={classes.word} onMouseDown={(event) => event.preventDefault()} onClick={run(command)}>
          {t(`tool.${command}`)}
        </button>
      ))}
    </div>
  );
}

function PictureTools({ editor, alt }: { editor: Editor; alt: string }) {
  const { t } = useTranslation(["knowledge", "common"]);
  return (
    <div className={classes.context}>
      <TextInput
        size="xs"
        className={classes.alt}
        aria-label={t("tool.alt")}
        placeholder={t("tool.alt_hint")}
        maxLength={300}
        value={alt}
        onChange={(event) => editor.commands.updateAttributes("picture", { alt: event.currentTarget.value })}
      />
      <button type="button" className={classes.word} onClick={() => editor.chain().focus().deleteSelection().run()}>
        {t("tool.delete_picture")}
      </button>
    </div>
  );
}

export function Toolbar({ editor, onPicture }: { editor: Editor; onPicture: () => void }) {
  const { t } = useTranslation(["knowledge", "common"]);
  const on = useActive(editor);
  const chain = () => editor.chain().focus();
  return (
    <div className={classes.toolbar}>
      <div className={classes.tools} role="toolbar" aria-label={t("tool.all")}>
        <StyleMenu editor={editor} level={on.level} />
        <i className={classes.line} />
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
        {on.link && (
          <Tool label={t("tool.unlink")} onClick={() => chain().extendMarkRange("link").unsetLink().run()}>
            <IconLinkOff {...icon} />
          </Tool>
        )}
        <i className={classes.line} />
        <Tool label={t("tool.bullets")} active={on.bullet} onClick={() => chain().toggleBulletList().run()}>
          <IconList {...icon} />
        </Tool>
        <Tool label={t("tool.numbers")} active={on.ordered} onClick={() => chain().toggleOrderedList().run()}>
          <IconListNumbers {...icon} />
        </Tool>
        <Tool label={t("tool.quote")} active={on.quote} onClick={() => chain().toggleBlockquote().run()}>
          <IconBlockquote {...icon} />
        </Tool>
        <Tool label={t("tool.code_block")} active={on.block} onClick={() => chain().toggleCodeBlock().run()}>
          <IconSourceCode {...icon} />
        </Tool>
        <i className={classes.line} />
        <Tool label={t("tool.picture")} onClick={onPicture}>
          <IconPhoto {...icon} />
        </Tool>
        <Tool label={t("tool.table")} active={on.table} disabled={on.table} onClick={() => chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()}>
          <IconTable {...icon} />
        </Tool>
        <Tool label={t("tool.divider")} onClick={() => chain().setHorizontalRule().run()}>
          <IconSeparator {...icon} />
        </Tool>
        <span className={classes.space} />
        <Tool label={`${t("tool.undo")} · Ctrl Z`} disabled={!on.canUndo} onClick={() => chain().undo().run()}>
          <IconArrowBackUp {...icon} />
        </Tool>
        <Tool label={t("tool.redo")} disabled={!on.canRedo} onClick={() => chain().redo().run()}>
          <IconArrowForwardUp {...icon} />
        </Tool>
      </div>
      {on.table && <TableTools editor={editor} />}
      {on.picture && <PictureTools editor={editor} alt={on.alt} />}
    </div>
  );
}
