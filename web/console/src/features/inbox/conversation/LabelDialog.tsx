// SPDX-License-Identifier: AGPL-3.0-or-later
import { Checkbox, Modal, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Conversation, Label } from "@shared/model";
import { setLabel } from "@/lib/actions";
import { useDesk, useDeskState } from "@/lib/deskContext";
import { LabelChip } from "@/lib/LabelChip";
import { closeOverlay, useOverlay } from "@/lib/overlays";
import { sameItems } from "@/lib/useStore";
import classes from "./Conversation.module.css";

function Choices({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation(["inbox", "common"]);
  const desk = useDesk();
  const [search, setSearch] = useState("");
  const labels = useDeskState((state) => [...state.labels.values()].sort((a, b) => a.name.localeCompare(b.name)), sameItems);
  const found = labels.filter((label) => label.name.toLocaleLowerCase().includes(search.trim().toLocaleLowerCase()));
  const toggle = (label: Label) => void setLabel(desk, conversation.id, label.id, !conversation.label_ids.includes(label.id));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (search.trim() === "") return closeOverlay();
    const [first] = found;
    if (!first) return;
    toggle(first);
    setSearch("");
  };
  return (
    <>
      <TextInput
        data-autofocus
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        description={t("label_keys")}
        placeholder={t("search_labels")}
        aria-label={t("search_labels")}
        leftSection={<IconSearch size={16} stroke={1.6} />}
      />
      <ul className={classes.labelList}>
        {found.map((label, index) => (
          <li key={label.id} data-next={search.trim() !== "" && index === 0}>
            <Checkbox label={<LabelChip label={label} />} checked={conversation.label_ids.includes(label.id)} onChange={() => toggle(label)} />
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className={classes.labelEmpty}>{t("no_labels")}</p>}
    </>
  );
}

export function LabelDialog({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation(["inbox", "common"]);
  return (
    <Modal opened={useOverlay("labels")} onClose={closeOverlay} size="xs" title={t("labels")} closeButtonProps={{ "aria-label": t("common:close") }}>
      <Choices conversation={conversation} />
    </Modal>
  );
}
