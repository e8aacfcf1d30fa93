// SPDX-License-Identifier: AGPL-3.0-or-later
// The buttons of an editor in a row: each editor says which it has.
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBlockquote,
  IconBold,
  IconCode,
  IconItalic,
  IconLinkOff,
  IconList,
  IconListNumbers,
  IconPhoto,
  IconSeparator,
  IconSourceCode,
  IconStrikethrough,
  IconTable,
  type TablerIcon,
} from "@tabler/icons-react";
import type { ChainedCommands } from "@tiptap/core";
import { type Editor, useEditorState } from "@tiptap/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { icon, LinkTool, Tool } from "./tools";
import classes from "./Tools.module.css";

interface Button {
  Icon: TablerIcon;
  keys?: string;
  /** What it is called in the text, where that can be on or off. */
  node?: string;
  /** Without it, always. */
  can?: (editor: Editor) => boolean;
  run: (chain: ChainedCommands) => ChainedCommands;
}

const buttons = {
  bold: { Icon: IconBold, keys: "Ctrl B", node: "bold", run: (chain) => chain.toggleBold() },
  italic: { Icon: IconItalic, keys: "Ctrl I", node: "italic", run: (chain) => chain.toggleItalic() },
  strike: { Icon: IconStrikethrough, node: "strike", run: (chain) => chain.toggleStrike() },
  code: { Icon: IconCode, node: "code", run: (chain) => chain.toggleCode() },
  bullets: { Icon: IconList, node: "bulletList", run: (chain) => chain.toggleBulletList() },
  numbers: { Icon: IconListNumbers, node: "orderedList", run: (chain) => chain.toggleOrderedList() },
  quote: { Icon: IconBlockquote, node: "blockquote", run: (chain) => chain.toggleBlockquote() },
  code_block: { Icon: IconSourceCode, node: "codeBlock", run: (chain) => chain.toggleCodeBlock() },
  table: {
    Icon: IconTable,
    node: "table",
    can: (editor) => !editor.isActive("table"),
    run: (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
  },
  divider: { Icon: IconSeparator, run: (chain) => chain.setHorizontalRule() },
  undo: { Icon: IconArrowBackUp, keys: "Ctrl Z", can: (editor) => editor.can().undo(), run: (chain) => chain.undo() },
  redo: { Icon: IconArrowForwardUp, can: (editor) => editor.can().redo(), run: (chain) => chain.redo() },
} satisfies Record<string, Button>;

export type ToolName = keyof typeof buttons | "link" | "picture" | "line" | "space";

function ButtonTool({ editor, name }: { editor: Editor; name: keyof typeof buttons }) {
  const { t } = useTranslation("knowledge");
  const { Icon, keys, node, can, run }: Button = buttons[name];
  const { on, may } = useEditorState({ editor, selector: ({ editor: now }) => ({ on: node !== undefined && now.isActive(node), may: can?.(now) ?? true }) });
  const label = t(`tool.${name}`);
  return (
    <Tool label={keys ? `${label} · ${keys}` : label} active={node ? on : undefined} disabled={!may} onClick={() => run(editor.chain().focus()).run()}>
      <Icon {...icon} />
    </Tool>
  );
}

function LinkTools({ editor }: { editor: Editor }) {
  const { t } = useTranslation("knowledge");
  const on = useEditorState({ editor, selector: ({ editor: now }) => now.isActive("link") });
  return (
    <>
      <LinkTool editor={editor} active={on} />
      {on && (
        <Tool label={t("tool.unlink")} onClick={() => editor.chain().focus().extendMarkRange("link").unsetLink().run()}>
          <IconLinkOff {...icon} />
        </Tool>
      )}
    </>
  );
}

interface Props {
  editor: Editor;
  names: readonly ToolName[];
  className: string | undefined;
  onPicture?: (() => void) | undefined;
  /** Before all of them. */
  children?: ReactNode;
}

export function ToolRow({ editor, names, className, onPicture, children }: Props) {
  const { t } = useTranslation("knowledge");
  const one = (name: ToolName, at: number) => {
    if (name === "line") return <i key={at} className={classes.line} />;
    if (name === "space") return <span key={at} className={classes.space} />;
    if (name === "link") return <LinkTools key={at} editor={editor} />;
    if (name !== "picture") return <ButtonTool key={at} editor={editor} name={name} />;
    return (
      <Tool key={at} label={t("tool.picture")} onClick={onPicture}>
        <IconPhoto {...icon} />
      </Tool>
    );
  };
  return (
    <div className={className} role="toolbar" aria-label={t("tool.all")}>
      {children}
      {names.map(one)}
    </div>
  );
}
