// SPDX-License-Identifier: AGPL-3.0-or-later
// The same dialogs as for one conversation, for all that are chosen.
import { Checkbox, Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Conversation, Label } from "@shared/model";
import { useDeskState } from "@/lib/deskContext";
import { LabelChip } from "@/lib/LabelChip";
import { ReassignForm } from "@/lib/ReassignDialog";
import { sameItems } from "@/lib/useStore";
import conversationClasses from "../conversation/Conversation.module.css";
import { EscalateForm } from "../helping/EscalateDialog";
import { TimeChoice } from "../helping/LaterDialog";
import { useBulkActions } from "./useBulk";

export type BulkDialog = "reassign" | "escalate" | "set_aside" | "labels";

function LabelBoxes({ chosen }: { chosen: readonly Conversation[] }) {
  const { t } = useTranslation(["inbox", "common"]);
  const labels = useDeskState((state) => [...state.labels.values()].sort((a, b) => a.name.localeCompare(b.name)), sameItems);
  const bulk = useBulkActions();
  const having = (label: Label) => chosen.filter(({ label_ids }) => label_ids.includes(label.id));
  if (labels.length === 0) return <p className={conversationClasses.labelEmpty}>{t("no_labels")}</p>;
  return (
    <ul className={conversationClasses.labelList}>
      {labels.map((label) => {
        const count = having(label).length;
        const all = count === chosen.length;
        const rest = chosen.filter(({ label_ids }) => label_ids.includes(label.id) === all);
        return (
          <li key={label.id}>
            <Checkbox
              label={<LabelChip label={label} />}
              checked={all}
              indeterminate={count > 0 && !all}
              onChange={() => void bulk.label(rest, label.id, !all)}
            />
          </li>
        );
      })}
    </ul>
  );
}

interface Props {
  dialog: BulkDialog | null;
  /** Those of the chosen ones for which it is allowed. */
  chosen: readonly Conversation[];
  onClose: () => void;
}

export function BulkDialogs({ dialog, chosen, onClose }: Props) {
  const { t } = useTranslation(["helping", "common"]);
  const bulk = useBulkActions();
  const close = (act: () => unknown) => {
    onClose();
    act();
  };
  const content: Record<BulkDialog, () => ReactNode> = {
    reassign: () => (
      <ReassignForm
        departmentId={chosen[0]!.department_id}
        holder={undefined}
        onClose={onClose}
        onConfirm={(department, user) => close(() => void bulk.reassign(chosen, department, user))}
      />
    ),
    escalate: () => (
      <EscalateForm conversations={chosen} onClose={onClose} onConfirm={(user, reason) => close(() => void bulk.escalate(chosen, user, reason))} />
    ),
    set_aside: () => <TimeChoice onChoose={(time) => close(() => void bulk.setAside(chosen, time))} />,
    labels: () => <LabelBoxes chosen={chosen} />,
  };
  const opened = dialog !== null && chosen.length > 0;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={dialog === "reassign" ? 560 : 440}
      title={dialog && t(`bulk_title.${dialog}`, { count: chosen.length })}
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      {opened && content[dialog]()}
    </Modal>
  );
}
