// SPDX-License-Identifier: AGPL-3.0-or-later
import { NumberInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "@/lib/deskContext";
import { notifyDone } from "@/lib/notify";
import { Choice } from "../Choice";
import { SaveBar } from "../SaveBar";
import classes from "../Settings.module.css";
import { saveWorkspace, useWorkspace } from "../workspace/workspace";

const usualMinutes = 30;
const weekInMinutes = 7 * 24 * 60;

export function AbsenceForm() {
  const { return_after_minutes } = useWorkspace();
  return <Fields key={return_after_minutes} stored={return_after_minutes} />;
}

function Fields({ stored }: { stored: number }) {
  const { t } = useTranslation(["routing", "common"]);
  const mayEdit = useMay("manage_workspace");
  const [minutes, setMinutes] = useState(stored);
  const save = useMutation({
    mutationFn: () => saveWorkspace({ return_after_minutes: minutes }),
    onSuccess: () => notifyDone(t("common:saved")),
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }

  const draft = { dirty: minutes !== stored, conflict: false, reset: () => setMinutes(stored) };
  return (
    <form onSubmit={submit}>
      <fieldset className={classes.parts} disabled={!mayEdit}>
        <Choice
          label={t("absence.what")}
          value={minutes === 0 ? "stays" : "returns"}
          options={{ stays: t("absence.stays"), returns: t("absence.returns") }}
          onChange={(next) => setMinutes(next === "stays" ? 0 : stored || usualMinutes)}
        />
        {minutes > 0 && (
          <NumberInput
            label={t("absence.after")}
            suffix={` ${t("absence.minutes")}`}
            min={1}
            max={weekInMinutes}
            allowDecimal={false}
            clampBehavior="blur"
            value={minutes}
            onChange={(next) => setMinutes(Math.max(1, Number(next) || 1))}
          />
        )}
        {mayEdit && <SaveBar draft={draft} save={save} />}
      </fieldset>
    </form>
  );
}
