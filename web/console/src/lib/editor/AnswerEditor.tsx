// SPDX-License-Identifier: AGPL-3.0-or-later
// Where formatted answers are written: a customer's, and those that are kept ready. Loaded when it is first needed.
import type { Editor, JSONContent } from "@tiptap/core";
import { EditorContent, useEditor } from "@tiptap/react";
import { type AriaAttributes, type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef, useState } from "react";
import { documentOf, isEmpty, type StoredDocument } from "../document";
import prose from "../Prose.module.css";
import classes from "./AnswerEditor.module.css";
import { answerExtensions } from "./answerExtensions";
import { toStored } from "./stored";
import { type ToolName, ToolRow } from "./ToolRow";
import { imagesOf, usePictures } from "./usePictures";

export interface AnswerHandle {
  focus: () => void;
  blur: () => void;
  /** Of the piece of text in which the caret is; null while something is selected. */
  before: () => string | null;
  put: (words: { text: string; document?: StoredDocument | undefined }, back: number) => void;
  keepsEnter: () => boolean;
  putPictures: (files: readonly File[]) => boolean;
}

interface Props {
  document: StoredDocument | undefined;
  label: string;
  hint: string;
  pictures: boolean;
  handle: Ref<AnswerHandle>;
  aria?: AriaAttributes;
  onChange: (document: StoredDocument | undefined) => void;
  onReady?: () => void;
  onSelect?: () => void;
  onFocus?: () => void;
  onBlur?: () => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  /** What was pasted and is no picture. */
  onFiles?: (files: File[]) => void;
  /** How many pictures are on their way. */
  onComing?: (count: number) => void;
}

const goesOn = { goesOn: true };

/** One paragraph goes into the line where the caret is; more are paragraphs of their own. */
function put(editor: Editor, { text, document }: { text: string; document?: StoredDocument | undefined }, back: number): void {
  const { from, to } = editor.state.selection;
  const isNothing = text === "" && !document;
  if (back > 0)
    editor
      .chain()
      .focus()
      .deleteRange({ from: from - back, to: from })
      .run();
  else if (!isNothing && to > from) editor.chain().focus().deleteRange({ from, to }).run();
  if (isNothing) return;
  const blocks = (document ?? documentOf(text)).content ?? [];
  const [only] = blocks;
  const content = blocks.length === 1 && only?.type === "paragraph" ? (only.content ?? []) : blocks;
  editor
    .chain()
    .focus()
    .insertContent(content as JSONContent[])
    .run();
}

function before(editor: Editor): string | null {
  const { empty, $from } = editor.state.selection;
  return empty ? $from.parent.textBetween(0, $from.parentOffset, "\n", "\n") : null;
}

type Insert = ReturnType<typeof usePictures>["insert"];

function useAnswer(props: Props, insert: Insert) {
  const { document } = props;
  const held = useRef(document);
  const wasHere = useRef(false);
  const [extensions] = useState(() => answerExtensions(props.hint));
  const editor: Editor | null = useEditor({
    extensions,
    content: (document ?? "") as JSONContent,
    onUpdate: ({ editor: now }) => {
      const stored = toStored(now.getJSON());
      held.current = isEmpty(stored) ? undefined : stored;
      props.onChange(held.current);
    },
    onSelectionUpdate: () => props.onSelect?.(),
    onFocus: () => {
      wasHere.current = true;
      props.onFocus?.();
    },
    onBlur: () => props.onBlur?.(),
    editorProps: {
      attributes: {
        ...(props.aria as Record<string, string>),
        class: `${prose["prose"]} ${classes["body"]}`,
        dir: "auto",
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": props.label,
      },
      handlePaste: (_view, event) => {
        const files = [...(event.clipboardData?.files ?? [])];
        // A table out of a spreadsheet comes as a picture, too: the words are what is meant.
        if (files.length === 0 || event.clipboardData?.getData("text/plain")) return false;
        const images = props.pictures ? imagesOf(event.clipboardData) : [];
        if (editor && images.length > 0) insert(editor, images, goesOn);
        props.onFiles?.(files.filter((file) => !images.includes(file)));
        return true;
      },
      // The page takes them, wherever they fall.
      handleDrop: (_view, event) => (event.dataTransfer?.files.length ?? 0) > 0,
    },
  });
  // From another browser, or gone with what was sent: not what was typed here.
  useEffect(() => {
    if (!editor || document === held.current) return;
    held.current = document;
    editor.commands.setContent((document ?? "") as JSONContent, { emitUpdate: false });
  }, [editor, document]);
  return { editor, wasHere };
}

function useHandle(handle: Ref<AnswerHandle>, { editor, wasHere }: ReturnType<typeof useAnswer>, insert: Insert): void {
  useImperativeHandle(
    handle,
    () => ({
      focus: () => editor?.commands.focus(wasHere.current ? null : "end"),
      blur: () => editor?.commands.blur(),
      before: () => editor && before(editor),
      put: (words, back) => editor && put(editor, words, back),
      keepsEnter: () => editor !== null && (editor.isActive("listItem") || editor.isActive("codeBlock")),
      putPictures: (files) => {
        if (editor) insert(editor, files, goesOn);
        return editor !== null;
      },
    }),
    [editor, insert, wasHere],
  );
}

const tools: readonly ToolName[] = ["bold", "italic", "strike", "link", "line", "bullets", "numbers", "quote", "code"];
const toolsWithPicture: readonly ToolName[] = [...tools, "line", "picture"];

export default function AnswerEditor(props: Props) {
  const { pictures, onReady, onComing } = props;
  const picker = useRef<HTMLInputElement>(null);
  const { insert, coming } = usePictures();
  const answer = useAnswer(props, insert);
  const { editor } = answer;
  useHandle(props.handle, answer, insert);
  useEffect(() => onComing?.(coming), [coming, onComing]);
  useEffect(() => {
    if (editor) onReady?.();
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [editor]);
  if (!editor) return null;
  return (
    <div onKeyDownCapture={props.onKeyDown}>
      <ToolRow editor={editor} names={pictures ? toolsWithPicture : tools} className={classes.tools} onPicture={() => picker.current?.click()} />
      <EditorContent editor={editor} />
      <input
        ref={picker}
        type="file"
        hidden
        data-pictures="true"
        accept="image/png,image/jpeg,image/gif,image/webp"
        onChange={(event) => {
          insert(editor, [...(event.currentTarget.files ?? [])], goesOn);
          event.currentTarget.value = "";
        }}
      />
    </div>
  );
}
