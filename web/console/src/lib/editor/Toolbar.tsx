// SPDX-License-Identifier: AGPL-3.0-or-later
import { Menu, TextInput } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { type Editor, useEditorState } from "@tiptap/react";
import { useTranslation } from "react-i18next";
import { type ToolName, ToolRow } from "./ToolRow";
import tools from "./Tools.module.css";
import classes from "./Editor.module.css";

const names: readonly ToolName[] = [
  "bold",
  "italic",
  "code",
  "link",
  "line",
  "bullets",
  "numbers",
  "quote",
  "code_block",
  "line",
  "picture",
  "table",
  "divider",
  "space",
  "undo",
  "redo",
];

function usePlace(editor: Editor) {
  return useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      level: ([2, 3, 4] as const).find((level) => now.isActive("heading", { level })) ?? 0,
      table: now.isActive("table"),
      picture: now.isActive("picture"),
      alt: String(now.getAttributes("picture")["alt"] ?? ""),
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

/** Of articles: with the style of the line before it, and what belongs to a table or a picture below. */
export function Toolbar({ editor, onPicture }: { editor: Editor; onPicture: () => void }) {
  const at = usePlace(editor);
  return (
    <div className={classes.toolbar}>
      <ToolRow editor={editor} names={names} className={classes.tools} onPicture={onPicture}>
        <StyleMenu editor={editor} level={at.level} />
        <i className={tools.line} />
      </ToolRow>
      {at.table && <TableTools editor={editor} />}
      {at.picture && <PictureTools editor={editor} alt={at.alt} />}
    </div>
  );
}
