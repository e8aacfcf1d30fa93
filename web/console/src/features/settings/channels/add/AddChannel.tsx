// SPDX-License-Identifier: AGPL-3.0-or-later
// A new channel: first of which kind, then what that kind needs.
import { Modal, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Platform, PlatformIcon } from "@/lib/PlatformIcon";
import classes from "./Add.module.css";
import shared from "../Channels.module.css";
import { AddEmail } from "./AddEmail";
import { AddProgram } from "./AddProgram";
import { AddTelegram } from "./AddTelegram";
import { AddWidget } from "./AddWidget";

export interface AddProps {
  onBack: () => void;
}

const forms: Record<Platform, (props: AddProps) => React.JSX.Element> = { widget: AddWidget, telegram: AddTelegram, email: AddEmail, api: AddProgram };
const kinds = Object.keys(forms) as Platform[];

export function AddChannel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(["channels", "common"]);
  const [kind, setKind] = useState<Platform | null>(null);
  const Form = kind && forms[kind];
  return (
    <Modal
      opened
      onClose={onClose}
      size={kind === null || kind === "email" ? "lg" : "md"}
      title={kind ? t(`kind.${kind}.add`) : t("add.title")}
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      {Form ? <Form onBack={() => setKind(null)} /> : <Kinds onChoose={setKind} />}
    </Modal>
  );
}

function Kinds({ onChoose }: { onChoose: (kind: Platform) => void }) {
  const { t } = useTranslation("channels");
  return (
    <>
      <p className={classes.addLead}>{t("add.lead")}</p>
      <ul className={classes.kinds}>
        {kinds.map((kind, at) => (
          <li key={kind}>
            <UnstyledButton className={classes.kind} data-autofocus={at === 0 || undefined} onClick={() => onChoose(kind)}>
              <span className={shared.tile} data-kind={kind}>
                <PlatformIcon platform={kind} size={20} stroke={1.7} aria-hidden="true" />
              </span>
              <span className={classes.kindText}>
                <strong>{t(`kind.${kind}.name`)}</strong>
                <span>{t(`kind.${kind}.hint`)}</span>
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </>
  );
}
