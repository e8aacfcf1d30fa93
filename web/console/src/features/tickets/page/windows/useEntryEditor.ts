// SPDX-License-Identifier: AGPL-3.0-or-later
// The editor of one window with its draft, the people after an @ and the files; what is sent goes to the window's own place.
import type { Editor } from "@tiptap/core";
import { useEditor } from "@tiptap/react";
import { useEffect, useRef, useState } from "react";
import { useMe } from "@/lib/deskContext";
import { extensionsFor } from "@/lib/editor/extensions";
import { toStored } from "@/lib/editor/stored";
import prose from "@/lib/Prose.module.css";
import { useFiles } from "@/lib/uploads/useFiles";
import { isEmptyDocument, type Ticket } from "@/lib/tickets/model";
import { type Part, useReaders } from "../../lib/sides";
import classes from "./Composer.module.css";
import { draftAt, keepDraft } from "./drafts";
import { placeOf, say } from "./sending";
import { useEditorMentions } from "./useEditorMentions";

export interface Writing {
  ticket: Ticket;
  part: Part;
  label: string;
  hint: string;
  /** Else only together with Ctrl. */
  sendsOnEnter?: boolean;
  autoFocus?: boolean;
  onSaid?: () => void;
  onCancel?: () => void;
}

/** A list or a block of code goes on with Enter. */
function goesOn(editor: Editor): boolean {
  return ["listItem", "codeBlock", "blockquote", "table"].some((name) => editor.isActive(name));
}

type OnKey = (editor: Editor, event: KeyboardEvent) => boolean;

/** The editor keeps the handlers that it was made with; these are always the newest. */
function useKeys(editor: Editor | null, onKey: OnKey, now: { current: OnKey; editor: Editor | null }): void {
  useEffect(() => {
    now.editor = editor;
    now.current = onKey;
  });
}

export function useEntryEditor({ ticket, part, label, hint, sendsOnEnter = false, autoFocus = false, onSaid, onCancel }: Writing) {
  const me = useMe();
  const place = placeOf(me.id, ticket.id, part);
  const files = useFiles();
  const mentions = useEditorMentions(useReaders(ticket, part));
  const [empty, setEmpty] = useState(true);
  const keys = useRef<{ current: OnKey; editor: Editor | null }>({ current: () => false, editor: null });
  const editor = useEditor({
    extensions: extensionsFor(hint),
    content: draftAt(place),
    autofocus: autoFocus ? "end" : false,
    onCreate: ({ editor: now }) => setEmpty(now.isEmpty),
    onUpdate: ({ editor: now }) => {
      setEmpty(now.isEmpty);
      keepDraft(place, now.isEmpty ? null : now.getJSON());
    },
    onTransaction: ({ editor: now }) => mentions.look(now),
    onBlur: () => mentions.close(),
    editorProps: {
      attributes: { class: `${prose["prose"]} ${classes["body"]}`, "aria-label": label, role: "textbox", "aria-multiline": "true" },
      handleKeyDown: (_view, event) => keys.current.editor !== null && keys.current.current(keys.current.editor, event),
    },
  });
  const ready = files.uploads.flatMap(({ stored }) => stored ?? []);
  const send = (): void => {
    const body = editor ? toStored(editor.getJSON()) : undefined;
    if (!editor || !body || files.busy || (isEmptyDocument(body) && ready.length === 0)) return;
    say(me.id, ticket.id, part, { body, files: ready, mentions: mentions.mentioned(editor.getText({ blockSeparator: "\n" })) });
    editor.commands.clearContent(true);
    files.clear();
    onSaid?.();
  };
  const onKey: OnKey = (now, event) => {
    if (event.isComposing) return false;
    if (mentions.onKey(now, event)) return true;
    if (event.key === "Escape" && onCancel) {
      onCancel();
      return true;
    }
    const wants = event.key === "Enter" && (event.ctrlKey || event.metaKey || (sendsOnEnter && !event.shiftKey && !goesOn(now)));
    if (wants) send();
    return wants;
  };
  useKeys(editor, onKey, keys.current);
  return { editor, mentions, files, send, isSendable: (!empty || ready.length > 0) && !files.busy };
}
