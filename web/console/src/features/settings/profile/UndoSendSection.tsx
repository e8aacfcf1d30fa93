// SPDX-License-Identifier: AGPL-3.0-or-later
// For how long an answer can be taken back. In our own widget it is there at once.
import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { prefer, preferences, undoChoices, type UndoSeconds } from "@/lib/preferences";
import { useStore } from "@/lib/useStore";
import classes from "../Settings.module.css";
import { Section } from "../SettingsPage";

export function UndoSendSection() {
  const { t } = useTranslation(["routing", "settings"]);
  const { undoMail, undoOther } = useStore(preferences, (state) => state);
  const data = undoChoices.map((seconds) => ({
    value: String(seconds),
    label: seconds === 0 ? t("undo_send.off") : t("undo_send.seconds", { count: seconds }),
  }));
  const read = (value: string) => Number(value) as UndoSeconds;
  return (
    <Section title={t("undo_send.title")} lead={t("undo_send.lead")}>
      <div className={classes.pair}>
        <NativeSelect
          label={t("undo_send.mail")}
          value={String(undoMail)}
          data={data}
          onChange={(event) => prefer({ undoMail: read(event.currentTarget.value) })}
        />
        <NativeSelect
          label={t("undo_send.other")}
          value={String(undoOther)}
          data={data}
          onChange={(event) => prefer({ undoOther: read(event.currentTarget.value) })}
        />
      </div>
    </Section>
  );
}
