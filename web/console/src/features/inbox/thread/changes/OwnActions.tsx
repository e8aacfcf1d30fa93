// SPDX-License-Identifier: AGPL-3.0-or-later
// What can still be done with what was said.
import { Button, Menu, Modal } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { IconDots, IconLinkOff, IconPencil, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Message } from "@shared/model";
import { api } from "@/lib/client";
import { notifyProblem } from "@/lib/notify";
import classes from "./Changes.module.css";
import type { MayChange } from "./mayChange";
import { RevokeLinkDialog } from "./RevokeLinkDialog";

export interface MayDo extends MayChange {
  revoke: boolean;
}

function RemoveDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const { t } = useTranslation(["inbox", "common"]);
  const removal = useMutation({
    mutationFn: () => api.call("delete", "/messages/{id}", { path: { id: message.id } }),
    onSuccess: onClose,
    onError: notifyProblem,
  });
  return (
    <Modal opened onClose={onClose} title={t("changes.remove_title")} closeButtonProps={{ "aria-label": t("common:close") }}>
      <p className={classes.words}>{t("changes.remove_words")}</p>
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          {t("common:cancel")}
        </Button>
        <Button color="red" loading={removal.isPending} onClick={() => removal.mutate()} data-autofocus>
          {t("changes.remove")}
        </Button>
      </div>
    </Modal>
  );
}

export function OwnActions({ message, may, onEdit }: { message: Message; may: MayDo; onEdit: () => void }) {
  const { t } = useTranslation("inbox");
  const [removing, setRemoving] = useState(false);
  const [revoking, setRevoking] = useState(false);
  return (
    <>
      <Menu position="bottom-end" returnFocus={false}>
        <Menu.Target>
          <button type="button" className={classes.more} aria-label={t("changes.more")}>
            <IconDots size={15} stroke={1.8} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {may.edit && (
            <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>
              {t("changes.edit")}
            </Menu.Item>
          )}
          {may.revoke && (
            <Menu.Item leftSection={<IconLinkOff size={16} />} onClick={() => setRevoking(true)}>
              {t("changes.revoke")}
            </Menu.Item>
          )}
          {may.remove && (
            <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => setRemoving(true)}>
              {t("changes.remove")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {removing && <RemoveDialog message={message} onClose={() => setRemoving(false)} />}
      {revoking && <RevokeLinkDialog conversationId={message.conversation_id} onClose={() => setRevoking(false)} />}
    </>
  );
}

/** The customer still has what it was. */
export function Uncorrected({ message }: { message: Message }) {
  const { t } = useTranslation("inbox");
  const reason = message.correction?.reason ?? "";
  const why = t(`changes.reason.${reason}`, { defaultValue: reason });
  return (
    <div className={classes.uncorrected} role="alert">
      {t(message.deleted_at ? "changes.still_there" : "changes.still_old", { reason: why })}
    </div>
  );
}
