// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button, Menu, Tooltip } from "@mantine/core";
import {
  IconArrowLeft,
  IconArrowsExchange,
  IconCheck,
  IconColumns2,
  IconDots,
  IconLayoutSidebarRight,
  IconMinus,
  IconRotate2,
  IconTag,
  IconTicket,
  IconX,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type Conversation, permissionsFor, type ListView } from "@shared/model";
import { reopen } from "@/lib/actions";
import { ContactAvatar } from "@/lib/ContactAvatar";
import { useColumn } from "@/lib/column";
import { departmentName, holderName } from "@/lib/desk";
import { useDesk, useDeskState, useMe } from "@/lib/deskContext";
import { LabelChip, useLabels } from "@/lib/LabelChip";
import { openOverlay } from "@/lib/overlays";
import { contactName } from "@/lib/people";
import { PlatformIcon } from "@/lib/PlatformIcon";
import { preferences } from "@/lib/preferences";
import { useNarrowing } from "@/lib/filters/useNarrowing";
import { useIsNarrow, useIsPhone } from "@/lib/useMedia";
import { useStore } from "@/lib/useStore";
import { HoldingItems, HoldingMenu } from "../helping/HoldingMenu";
import { Lookers } from "../helping/Lookers";
import { TicketButton } from "../tickets/TicketButton";
import { HeadTickets } from "../tickets/TicketStrip";
import { useTickets } from "../tickets/useTickets";
import classes from "./Conversation.module.css";
import { useEditContact, useKeepBeside, useMinimise, useSolveAndNext, useTogglePanel } from "./useConversationKeys";

/** "New", "Accepted by: Ana", "Solved": in words that everybody sees alike. */
function useStatusText(conversation: Conversation): string {
  const { t } = useTranslation(["inbox", "common"]);
  const holder = useDeskState((state) => holderName(state, conversation));
  if (conversation.status === "new" || conversation.status === "solved") return t(`status_name.${conversation.status}`);
  return t(`held_status.${conversation.status}`, { name: holder });
}

function Subtitle({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation(["inbox", "common"]);
  const department = useDeskState((state) => departmentName(state, conversation.department_id));
  const status = useStatusText(conversation);
  return (
    <p className={classes.subtitle}>
      <span className={classes.status} data-status={conversation.status}>
        {status}
      </span>
      <PlatformIcon platform={conversation.platform} size={14} stroke={1.6} aria-hidden="true" />
      <span className={classes.platform}>{t(`platform_name.${conversation.platform}`)}</span>
      <span className={classes.department}>· {department}</span>
      <span className={classes.number}>· #{conversation.number}</span>
    </p>
  );
}

interface HeaderProps {
  conversation: Conversation;
  view: ListView;
}

/** On a phone, and where several share the width. */
function SmallMenu({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation(["inbox", "tickets", "common"]);
  const tickets = useTickets(conversation.id);
  const may = permissionsFor(conversation, useMe());
  const togglePanel = useTogglePanel();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className={classes.icon} aria-label={t("more_actions")}>
          <IconDots size={20} stroke={1.6} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {may.reassign && (
          <Menu.Item leftSection={<IconArrowsExchange size={16} />} onClick={() => openOverlay("reassign")}>
            {t("reassign")}
          </Menu.Item>
        )}
        <HoldingItems conversation={conversation} />
        {may.label && (
          <Menu.Item leftSection={<IconTag size={16} />} onClick={() => openOverlay("labels")}>
            {t("labels")}
          </Menu.Item>
        )}
        {tickets.offered && (
          <Menu.Item leftSection={<IconTicket size={16} />} onClick={tickets.open}>
            {t("tickets:words.tickets")}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconLayoutSidebarRight size={16} />} onClick={togglePanel}>
          {t("contact")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function DesktopTools({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation(["inbox", "common"]);
  const may = permissionsFor(conversation, useMe());
  const togglePanel = useTogglePanel();
  return (
    <>
      <TicketButton id={conversation.id} place="head" />
      {may.label && (
        <Tooltip label={`${t("labels")} · L`}>
          <button type="button" className={classes.icon} aria-label={t("labels")} onClick={() => openOverlay("labels")}>
            <IconTag size={18} stroke={1.6} />
          </button>
        </Tooltip>
      )}
      <Tooltip label={`${t("contact")} · I`}>
        <button type="button" className={classes.icon} aria-label={t("contact")} onClick={togglePanel}>
          <IconLayoutSidebarRight size={18} stroke={1.6} />
        </button>
      </Tooltip>
      <HoldingMenu conversation={conversation} />
      {may.reassign && (
        <Button variant="default" leftSection={<IconArrowsExchange size={16} stroke={1.6} />} onClick={() => openOverlay("reassign")}>
          {t("reassign")}
        </Button>
      )}
    </>
  );
}

/** Where the window goes: beside, to the bottom, away. */
function WindowTools({ conversation, view }: HeaderProps) {
  const { t } = useTranslation(["inbox", "common"]);
  const { chats } = useDesk();
  const { beside } = useColumn();
  const narrow = useIsNarrow();
  const minimise = useMinimise(conversation.id, view);
  const keepBeside = useKeepBeside(conversation.id, view);
  const close = () => chats.closeBeside(conversation.id);
  return (
    <>
      {!beside && !narrow && (
        <Tooltip label={t("keep_beside_hint")} multiline maw={240}>
          <button type="button" className={classes.icon} aria-label={t("keep_beside")} onClick={keepBeside}>
            <IconColumns2 size={18} stroke={1.6} />
          </button>
        </Tooltip>
      )}
      <Tooltip label={`${t("minimise")} · M`}>
        <button type="button" className={classes.icon} aria-label={t("minimise")} onClick={minimise}>
          <IconMinus size={18} stroke={1.6} />
        </button>
      </Tooltip>
      {beside && (
        <Tooltip label={t("close_beside")}>
          <button type="button" className={classes.icon} aria-label={t("close_beside")} onClick={close}>
            <IconX size={18} stroke={1.6} />
          </button>
        </Tooltip>
      )}
    </>
  );
}

function MainAction({ conversation, view }: HeaderProps) {
  const { t } = useTranslation(["inbox", "common"]);
  const desk = useDesk();
  const me = useMe();
  const may = permissionsFor(conversation, me);
  const solveIt = useSolveAndNext(conversation.id, view);
  const { crowded } = useColumn();
  const phone = useIsPhone();
  if (may.solve && crowded) {
    return (
      <Tooltip label={`${t("solve")} · E`}>
        <button type="button" className={classes.icon} aria-label={t("solve")} onClick={solveIt}>
          <IconCheck size={19} stroke={2} />
        </button>
      </Tooltip>
    );
  }
  if (may.solve) {
    return (
      <Tooltip label={`${t("solve")} · E`}>
        <Button leftSection={!phone && <IconCheck size={16} stroke={2} />} onClick={solveIt}>
          {t("solve")}
        </Button>
      </Tooltip>
    );
  }
  // A phone keeps the room for the name: it stands at the foot, too.
  if (!may.reopen || phone) return null;
  return (
    <Button variant="default" leftSection={<IconRotate2 size={16} stroke={1.6} />} onClick={() => void reopen(desk, conversation.id, me)}>
      {t("reopen")}
    </Button>
  );
}

function HeaderLabels({ conversation }: { conversation: Conversation }) {
  const labels = useLabels(conversation.label_ids);
  const narrow = useIsNarrow();
  const { crowded } = useColumn();
  const inPanel = useStore(preferences, (state) => state.panelOpen) && !narrow;
  // A narrow head has no room for them; they stand in the drawer and in the list.
  if (inPanel || crowded || narrow || labels.length === 0) return null;
  return (
    <div className={classes.headerLabels}>
      {labels.map((label) => (
        <LabelChip key={label.id} label={label} />
      ))}
    </div>
  );
}

function Name({ contact }: Pick<Conversation, "contact">) {
  const { t } = useTranslation("inbox");
  const edit = useEditContact(contact.id);
  return (
    <h1>
      <button type="button" title={t("edit_contact")} onClick={edit}>
        {contactName(contact)}
      </button>
    </h1>
  );
}

export function Header({ conversation, view }: HeaderProps) {
  const { t } = useTranslation(["inbox", "common"]);
  const phone = useIsPhone();
  const narrowing = useNarrowing();
  const { crowded } = useColumn();
  const { contact } = conversation;
  return (
    <header className={classes.header} data-crowded={crowded}>
      {phone && (
        <Link to={`/inbox/${view}${narrowing}`} className={classes.icon} aria-label={t("common:back")}>
          <IconArrowLeft size={20} stroke={1.6} />
        </Link>
      )}
      {!phone && <ContactAvatar contact={contact} size={38} />}
      <div className={classes.title}>
        <Name contact={contact} />
        <Subtitle conversation={conversation} />
      </div>
      {!phone && <HeaderLabels conversation={conversation} />}
      {!phone && !crowded && <HeadTickets id={conversation.id} />}
      <Lookers id={conversation.id} />
      <div className={classes.actions}>
        {phone || crowded ? <SmallMenu conversation={conversation} /> : <DesktopTools conversation={conversation} />}
        {!crowded && <WindowTools conversation={conversation} view={view} />}
        <MainAction conversation={conversation} view={view} />
        {crowded && <WindowTools conversation={conversation} view={view} />}
      </div>
    </header>
  );
}
