// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from "@mantine/core";
import {
  IconAddressBook,
  IconBolt,
  IconBook,
  IconBookmark,
  IconCircleDot,
  IconClockHour4,
  IconFolder,
  IconForms,
  IconMessages,
  IconNotes,
  IconPhoto,
  IconShieldLock,
  IconTag,
  IconTicket,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { type Deletion, useDeletions, useRestore } from "@/lib/deleting/deletions";
import { currentLocale } from "@/lib/i18n";
import { Empty } from "@/lib/states";
import { Loaded } from "../Loaded";
import classes from "../Settings.module.css";
import { SettingsPage } from "../SettingsPage";

const icons = {
  label: IconTag,
  role: IconShieldLock,
  status: IconClockHour4,
  canned_reply: IconBolt,
  form: IconForms,
  library_item: IconPhoto,
  knowledge_base: IconBook,
  category: IconFolder,
  article: IconNotes,
  contact_attribute: IconAddressBook,
  saved_view: IconBookmark,
  ticket: IconTicket,
  channel: IconMessages,
  ticket_status: IconCircleDot,
};
const dayMs = 86_400_000;

function DeletedRow({ deletion }: { deletion: Deletion }) {
  const { t } = useTranslation(["deletion", "security", "knowledge"]);
  const name = deletion.name || t("knowledge:untitled");
  const restore = useRestore({ id: deletion.id, name });
  const Icon = icons[deletion.kind];
  const when = new Intl.DateTimeFormat(currentLocale(), {
    dateStyle: "medium",
    timeStyle: "short",
  });
  const daysLeft = Math.max(0, Math.round((Date.parse(deletion.gone_at) - Date.now()) / dayMs));
  return (
    <li className={classes.row}>
      <Icon size={18} stroke={1.6} aria-hidden="true" />
      <div className={classes.rowText}>
        <div className={classes.rowTitle}>
          {name} <span className={classes.tag}>{t(`kind.${deletion.kind}`)}</span>
        </div>
        <div className={classes.rowMore}>
          {t("by", {
            name: deletion.deleted_by?.name ?? t("security:audit.commandLine"),
            when: when.format(new Date(deletion.deleted_at)),
          })}{" "}
          · {t("left", { count: daysLeft })}
        </div>
      </div>
      <div className={classes.rowActions}>
        <Button size="xs" variant="default" loading={restore.isPending} aria-label={t("restoreNamed", { name })} onClick={() => restore.mutate()}>
          {t("restore")}
        </Button>
      </div>
    </li>
  );
}

/** What the reader may bring back. */
export function Deleted() {
  const { t } = useTranslation("deletion");
  const deletions = useDeletions();
  const items = deletions.data ?? [];
  const state = deletions.data ? "ready" : deletions.isError ? "failed" : "loading";
  return (
    <SettingsPage title={t("page")} lead={t("lead")}>
      <Loaded state={state} onRetry={() => void deletions.refetch()}>
        {() =>
          items.length === 0 ? (
            <Empty title={t("empty")} />
          ) : (
            <ul className={classes.list} aria-label={t("page")}>
              {items.map((deletion) => (
                <DeletedRow key={deletion.id} deletion={deletion} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </SettingsPage>
  );
}
