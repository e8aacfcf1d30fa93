// SPDX-License-Identifier: AGPL-3.0-or-later
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { useConversation, useDesk } from "@/lib/deskContext";
import { contactName } from "@/lib/people";
import { useStore } from "@/lib/useStore";
import classes from "./Thread.module.css";

/** The customer and colleagues, each with what they do: an answer is another thing than a note. */
export function TypingLine({ id }: { id: Id }) {
  const { t } = useTranslation(["inbox", "common"]);
  const typists = useStore(useDesk().typing.store, (board) => board.get(id));
  const conversation = useConversation(id);
  if (!typists || !conversation) return null;
  return typists.map(({ kind, id: user, name, note }) => (
    <div key={`${kind} ${user ?? ""}`} className={classes.typing} data-side={kind === "customer" ? "left" : "right"}>
      <span className={classes.dots} aria-hidden="true">
        <span />
        <span />
        <span />
      </span>
      {t(note ? "is_noting" : "is_typing", { name: kind === "customer" ? contactName(conversation.contact) : name })}
    </div>
  ));
}
