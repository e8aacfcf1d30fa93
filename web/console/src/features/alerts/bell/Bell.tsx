// SPDX-License-Identifier: AGPL-3.0-or-later
// The bell in the rail: how many are unread, and the list of what I was told.
import { Button, Popover, Tooltip } from "@mantine/core";
import { IconBell, IconBellZ } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMatch } from "react-router";
import { parseId } from "@shared/ids";
import type { Notification } from "@shared/model";
import railClasses from "@/app/Rail.module.css";
import { Avatar } from "@/lib/Avatar";
import { useDesk } from "@/lib/deskContext";
import { useShortcuts } from "@/lib/shortcuts";
import { Empty } from "@/lib/states";
import { fullTime, shortAge, useNow } from "@/lib/time";
import { useIsPhone } from "@/lib/useMedia";
import { markRead, unreadIds } from "./actions";
import classes from "./Bell.module.css";
import { useToldText } from "./text";
import { useNotificationNotices, useNotifications, useOpenNotification, useReadWhatIsOpen, useUnreadCount } from "./useNotifications";

function Item({ notification, onOpen }: { notification: Notification; onOpen: () => void }) {
  const { t } = useTranslation(["notifications", "common"]);
  const { title, about } = useToldText()(notification);
  const now = useNow();
  const { actor, created_at: time, read_at } = notification;
  return (
    <li>
      <button type="button" className={classes.item} data-unread={read_at === null} onClick={onOpen}>
        <Avatar id={actor?.id ?? "desk"} name={actor?.name ?? ""} size={30} />
        <span className={classes.text}>
          <span className={classes.title}>
            {read_at === null && <span className="visuallyHidden">{t("unread")} </span>}
            {title}
          </span>
          <span className={classes.about}>{about}</span>
        </span>
        <time dateTime={time} title={fullTime(time)}>
          {shortAge(time, now)}
        </time>
      </button>
    </li>
  );
}

function List({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(["notifications", "common"]);
  const desk = useDesk();
  const notifications = useNotifications();
  const open = useOpenNotification();
  const unread = unreadIds(notifications);
  return (
    <div className={classes.panel}>
      <header>
        <h2>{t("title")}</h2>
        <Button size="compact-sm" variant="subtle" disabled={unread.length === 0} onClick={() => void markRead(desk, unread)}>
          {t("mark_all_read")}
        </Button>
      </header>
      {notifications.length === 0 ? (
        <Empty icon={<IconBellZ size={30} stroke={1.3} />} title={t("empty")}>
          {t("empty_hint")}
        </Empty>
      ) : (
        <ul>
          {notifications.map((notification) => (
            <Item
              key={notification.id}
              notification={notification}
              onOpen={() => {
                onClose();
                open(notification);
              }}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

export function Bell() {
  const { t } = useTranslation(["notifications", "common"]);
  const [opened, setOpened] = useState(false);
  const openId = parseId(useMatch("/inbox/:view/:id")?.params.id);
  const unread = useUnreadCount();
  const phone = useIsPhone();
  useNotificationNotices(openId);
  useReadWhatIsOpen(openId);
  useShortcuts({ b: () => setOpened(true) });
  const label = unread > 0 ? t("title_unread", { count: unread }) : t("title");
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position={phone ? "top" : "right-end"}
      width={phone ? "min(400px, calc(100vw - 16px))" : 380}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Tooltip label={`${t("title")} · B`} position="right" disabled={opened}>
          <button type="button" className={railClasses.item} aria-label={label} aria-expanded={opened} onClick={() => setOpened(!opened)}>
            <IconBell size={20} stroke={1.6} />
            {unread > 0 && <span className={railClasses.badge}>{unread > 99 ? "99+" : unread}</span>}
          </button>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p={0} className={classes.dropdown} aria-label={t("title")}>
        <List onClose={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}
