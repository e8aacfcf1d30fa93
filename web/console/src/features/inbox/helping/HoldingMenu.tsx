// SPDX-License-Identifier: AGPL-3.0-or-later
import { Kbd, Menu } from "@mantine/core";
import { IconAlarmSnooze, IconDots, IconInboxOff, IconStairsUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { type Conversation, permissionsFor } from "@shared/model";
import { release } from "@/lib/actions";
import { useDesk, useMe } from "@/lib/deskContext";
import { openOverlay } from "@/lib/overlays";
import classes from "../conversation/Conversation.module.css";

/** What is done now and then with a conversation that is in somebody's hands. */
export function HoldingItems({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation(["helping", "common"]);
  const desk = useDesk();
  const may = permissionsFor(conversation, useMe());
  return (
    <>
      {may.escalate && (
        <Menu.Item leftSection={<IconStairsUp size={16} />} rightSection={<Kbd size="xs">U</Kbd>} onClick={() => openOverlay("escalate")}>
          {t("escalate")}
        </Menu.Item>
      )}
      {may.setAside && (
        <Menu.Item leftSection={<IconAlarmSnooze size={16} />} rightSection={<Kbd size="xs">P</Kbd>} onClick={() => openOverlay("later")}>
          {t("later")}
        </Menu.Item>
      )}
      {may.release && (
        <Menu.Item leftSection={<IconInboxOff size={16} />} onClick={() => void release(desk, conversation.id)}>
          {t("release")}
        </Menu.Item>
      )}
    </>
  );
}

export function HoldingMenu({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation(["inbox", "common"]);
  const may = permissionsFor(conversation, useMe());
  if (!may.escalate && !may.setAside && !may.release) return null;
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <button type="button" className={classes.icon} aria-label={t("more_actions")}>
          <IconDots size={18} stroke={1.6} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <HoldingItems conversation={conversation} />
      </Menu.Dropdown>
    </Menu>
  );
}
