// SPDX-License-Identifier: AGPL-3.0-or-later
// Where the composer's "/" menu gets its answers from. A source is one entry of the list in sources.ts.
import type { ReactNode } from "react";
import type { Schemas } from "@shared/api";
import type { Id } from "@shared/ids";
import type { Form, LibraryItem } from "@/lib/answers";
import type { StoredDocument } from "@/lib/document";
import type { ComposerKind } from "../composerStore";

export type Capabilities = Schemas["Capabilities"];

/** What picking may do to the message that is being written. */
export interface AnswerUse {
  /** In place of what was typed after the slash, or where the caret is. */
  insert: (text: string, document?: StoredDocument) => void;
  /** A file of the library, which is sent with the message. */
  attach: (item: LibraryItem) => void;
  /** Goes with the next send, after the text. */
  askForm: (form: Form) => void;
}

export interface AnswerItem {
  key: string;
  title: string;
  /** Stands beside the title, such as the shortcut. */
  hint?: string;
  /** One line below it. */
  detail: string;
  icon?: ReactNode;
  /** How well it fits, 0 best (rank.ts); unknown: in between. */
  rank?: number | undefined;
  preview: ReactNode;
  pick: (use: AnswerUse) => void;
}

export interface AskedFor {
  query: string;
  conversationId: Id;
  kind: ComposerKind;
  /** What the channel carries. */
  capabilities: Capabilities;
  /** False while the menu is closed: nothing is asked of the desk. */
  open: boolean;
}

export interface SourceAnswer {
  state: "loading" | "failed" | "ready";
  /** The best first. */
  items: readonly AnswerItem[];
  retry: () => void;
}

export interface AnswerSource {
  name: "canned" | "forms" | "library" | "knowledge";
  useItems: (asked: AskedFor) => SourceAnswer;
}
