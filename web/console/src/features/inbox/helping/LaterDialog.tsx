// SPDX-License-Identifier: AGPL-3.0-or-later
// Until when: set aside, or solved by the desk. One press for the usual times, a field for the others.
import { Button, Modal, SegmentedControl, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Conversation } from "@shared/model";
import { planSolve, setAside } from "@/lib/actions";
import { useDesk } from "@/lib/deskContext";
import { closeOverlay, useOverlay } from "@/lib/overlays";
import { soonTime } from "@/lib/time";
import classes from "./Helping.module.css";
import { presets, timeOf, toLocalInput } from "@/lib/times";

export function TimeChoice({ onChoose }: { onChoose: (time: string) => void }) {
  const { t } = useTranslation(["helping", "common"]);
  const [now] = useState(() => new Date());
  const [own, setOwn] = useState(() => toLocalInput(timeOf("tomorrow", now) ?? now));
  const chosen = new Date(own);
  const isFuture = chosen.getTime() > now.getTime();
  return (
    <>
      <ul className={classes.times}>
        {presets.map((preset) => {
          const time = timeOf(preset, now);
          return (
            time && (
              <li key={preset}>
                <button type="button" data-autofocus={preset === presets[0] || undefined} onClick={() => onChoose(time.toISOString())}>
                  <span>{t(`time.${preset}`)}</span>
                  <time dateTime={time.toISOString()}>{soonTime(time.toISOString(), now.getTime())}</time>
                </button>
              </li>
            )
          );
        })}
      </ul>
      <form
        className={classes.ownTime}
        onSubmit={(event) => {
          event.preventDefault();
          if (isFuture) onChoose(chosen.toISOString());
        }}
      >
        <TextInput type="datetime-local" label={t("own_time")} value={own} min={toLocalInput(now)} onChange={(event) => setOwn(event.currentTarget.value)} />
        <Button type="submit" variant="default" className={classes.choose} disabled={!isFuture}>
          {t("choose_time")}
        </Button>
      </form>
    </>
  );
}

function Form({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation(["helping", "inbox", "common"]);
  const desk = useDesk();
  const [what, setWhat] = useState<"aside" | "solve">("aside");
  const choose = (time: string) => {
    closeOverlay();
    void (what === "aside" ? setAside : planSolve)(desk, conversation.id, time);
  };
  return (
    <>
      <SegmentedControl
        fullWidth
        size="sm"
        value={what}
        onChange={(value) => setWhat(value as typeof what)}
        data={[
          { value: "aside", label: t("set_aside") },
          { value: "solve", label: t("plan_solve") },
        ]}
        aria-label={t("later_what")}
      />
      <p className={classes.hint}>{what === "aside" ? t("set_aside_hint", { view: t("inbox:view.waiting") }) : t("plan_solve_hint")}</p>
      <TimeChoice onChoose={choose} />
    </>
  );
}

export function LaterDialog({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation(["helping", "common"]);
  return (
    <Modal opened={useOverlay("later")} onClose={closeOverlay} size={400} title={t("later_title")} closeButtonProps={{ "aria-label": t("common:close") }}>
      <Form conversation={conversation} />
    </Modal>
  );
}
