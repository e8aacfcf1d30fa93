// SPDX-License-Identifier: AGPL-3.0-or-later
// When an answer shall go.
import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { TimeChoice } from "../helping/LaterDialog";

interface Props {
  opened: boolean;
  onClose: () => void;
  onChoose: (time: string) => void;
}

export function SendLater({ opened, onClose, onChoose }: Props) {
  const { t } = useTranslation(["inbox", "common"]);
  return (
    <Modal opened={opened} onClose={onClose} size={400} title={t("pending.send_later")} closeButtonProps={{ "aria-label": t("common:close") }}>
      <TimeChoice
        onChoose={(time) => {
          onClose();
          onChoose(time);
        }}
      />
    </Modal>
  );
}
