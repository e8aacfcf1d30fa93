// SPDX-License-Identifier: AGPL-3.0-or-later
// In the place of a message that was taken back.
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Message } from "@shared/model";
import { useMe } from "@/lib/deskContext";
import { fullTime } from "@/lib/time";
import classes from "./Changes.module.css";
import { EarlierTexts } from "./Revisions";

/** Its author and those who oversee still read it. */
function useMayRead(message: Message): boolean {
  const me = useMe();
  const oversees = me.permissions.oversee;
  return message.sender.id === me.id || oversees === "department" || oversees === "all";
}

export function Deleted({ message }: { message: Message }) {
  const { t } = useTranslation("inbox");
  const mayRead = useMayRead(message);
  const [shown, setShown] = useState(false);
  return (
    <>
      <p className={classes.deleted} title={message.deleted_at && fullTime(message.deleted_at)}>
        <IconTrash size={14} stroke={1.8} aria-hidden="true" />
        {t(message.sender.kind === "customer" ? "changes.deleted_by_customer" : "changes.deleted")}
        {mayRead && (
          <button type="button" className={classes.edited} aria-expanded={shown} onClick={() => setShown(!shown)}>
            {t(shown ? "changes.hide" : "changes.show")}
          </button>
        )}
      </p>
      {shown && <EarlierTexts message={message} />}
    </>
  );
}
