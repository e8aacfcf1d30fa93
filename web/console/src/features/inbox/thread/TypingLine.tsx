// SPDX-License-Identifier: AGPL-3.0-or-later
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { useConversation, useDesk } from "@/lib/deskContext";
import { contactName } from "@/lib/people";
import { useStore } from "@/lib/useStore";
import classes from "./Thread.module.css";

export function TypingLine({ id }: { id: Id }) {
  const { t } = useTranslation(["inbox", "common"]);
  const typist = useStore(useDesk().typing.store, (board) => board.get(id));
  const conversation = useConversation(id);
  if (!typist || !conversation) return null;
  const name = typist.kind === "customer" ? contactName(conversation.contact) : typist.name;
  return (
    <div className={classes.typing} data-side={typist.kind === "customer" ? "left" : "right"}>
      <span className={classes.dots} aria-hidden="true">
        <span />
        <span />
        <span />
      </span>
      {t("is_typing", { name })}
    </div>
  );
}
