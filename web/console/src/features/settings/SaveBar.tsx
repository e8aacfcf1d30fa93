// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { formProblem } from "@/lib/formError";
import classes from "./Settings.module.css";

interface ConflictProps {
  draft: { conflict: boolean; useMine: () => void; keepTheirs: () => void };
}

export function ConflictNotice({ draft }: ConflictProps) {
  const { t } = useTranslation("settings");
  if (!draft.conflict) return null;
  return (
    <div className={classes.notice} role="alert">
      <span>{t("conflict.text")}</span>
      <Button size="xs" variant="default" onClick={draft.useMine}>
        {t("conflict.useMine")}
      </Button>
      <Button size="xs" variant="subtle" color="gray" onClick={draft.keepTheirs}>
        {t("conflict.keepTheirs")}
      </Button>
    </div>
  );
}

interface SaveBarProps {
  draft: { dirty: boolean; conflict: boolean; reset: () => void };
  save: { isPending: boolean; error: unknown };
  invalid?: boolean;
  shownFields?: readonly string[];
  /** The refusal is told elsewhere. */
  hideProblem?: boolean;
}

export function SaveBar({ draft, save, invalid = false, shownFields = [], hideProblem = false }: SaveBarProps) {
  const { t } = useTranslation();
  const problem = draft.conflict || hideProblem ? undefined : formProblem(save.error, shownFields);
  return (
    <>
      {problem && (
        <p className={classes.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={classes.actions}>
        <Button type="submit" disabled={!draft.dirty || invalid} loading={save.isPending}>
          {t("save")}
        </Button>
        {draft.dirty && (
          <Button variant="subtle" color="gray" onClick={draft.reset}>
            {t("cancel")}
          </Button>
        )}
      </div>
    </>
  );
}
