// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import i18next from "i18next";
import { useTranslation } from "react-i18next";
import { closeButton } from "../notify";
import { type Deletion, useRestore } from "./deletions";
import classes from "./Deleting.module.css";

const shownMs = 10_000;

function Notice({ deletion, onUndone }: { deletion: Deletion; onUndone: () => void }) {
  const { t } = useTranslation("deletion");
  const restore = useRestore(deletion);
  return (
    <div className={classes.notice}>
      <span>
        {t("deleted", {
          name: deletion.name || i18next.t("knowledge:untitled"),
        })}
      </span>
      <Button size="xs" variant="default" loading={restore.isPending} onClick={() => restore.mutate(undefined, { onSettled: onUndone })}>
        {t("undoNow")}
      </Button>
    </div>
  );
}

/** Says what is gone, with the way back in reach. */
export function notifyDeleted(deletion: Deletion): void {
  const id = `deleted-${deletion.id}`;
  notifications.show({
    id,
    message: <Notice deletion={deletion} onUndone={() => notifications.hide(id)} />,
    autoClose: shownMs,
    withBorder: true,
    ...closeButton(),
  });
}
