// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./Settings.module.css";

interface Props {
  opened: boolean;
  title: string;
  text: string;
  action: string;
  pending: boolean;
  onClose: () => void;
  onConfirm: () => void;
}

export function Confirm({ opened, title, text, action, pending, onClose, onConfirm }: Props) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ "aria-label": t("close") }}>
      <p className={classes.confirmText}>{text}</p>
      <div className={classes.actions} data-end>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t("cancel")}
        </Button>
        <Button color="red" loading={pending} onClick={onConfirm}>
          {action}
        </Button>
      </div>
    </Modal>
  );
}
