// SPDX-License-Identifier: AGPL-3.0-or-later
// The ladder as it is being changed: shown at once, asked of the desk for who would be on the way, stored only when it is said.
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isProblem, problemField } from "@/lib/formError";
import { type Ladder, saveLadder, useLadderPreview } from "@/lib/ladder";
import { notifyDone, problemText } from "@/lib/notify";
import { bodyOf, type Change, nothing, placed } from "./draft";

export function useLadderDraft(stored: Ladder) {
  const { t } = useTranslation(["settings", "common"]);
  const [change, setChange] = useState<Change>(nothing);
  const body = bodyOf(stored, change);
  const preview = useLadderPreview(body);
  const reset = () => setChange(nothing);
  const save = useMutation({
    mutationFn: async () => body && (await saveLadder(body)),
    onSuccess: () => {
      reset();
      notifyDone(t("common:saved"));
    },
  });
  const error = save.error ?? preview.error;
  const isCircle = isProblem(error, "invalid") && problemField(error) === "parents";
  return {
    change,
    set: (to: Change) => {
      save.reset();
      setChange(to);
    },
    shown: body ? placed(preview.data ?? stored, change) : stored,
    /** What the desk says it would be; none yet, or nothing is changed. */
    after: body && !preview.isPlaceholderData ? preview.data : undefined,
    problem: error ? (isCircle ? t("ladder.circle") : problemText(error)) : undefined,
    dirty: body !== null,
    conflict: false,
    reset,
    save,
  };
}

export type LadderDraft = ReturnType<typeof useLadderDraft>;
