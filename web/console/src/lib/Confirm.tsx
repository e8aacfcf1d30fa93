// SPDX-License-Identifier: AGPL-3.0-or-later
// Asks once more before something is gone.
import { Button, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./Confirm.module.css";

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
      <p className={classes.text}>{text}</p>
      <div className={classes.actions}>
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
