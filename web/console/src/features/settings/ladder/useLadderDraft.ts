// SPDX-License-Identifier: AGPL-3.0-or-later
// The ladder as it is being changed: shown at once, asked of the desk for who would be on the way, stored only when it is said.
import { useMutation } from "@tanstack/react-query";
import i18next from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isProblem, problemField } from "@/lib/formError";
import { type Ladder, readLadder, saveLadder, useLadderPreview } from "@/lib/ladder";
import { notifyDone, notifyProblem, problemText } from "@/lib/notify";
import { offerTakingBack } from "@/lib/undo";
import { bodyOf, type Change, nothing, placed, reverse, stillStands } from "./draft";

type Body = NonNullable<ReturnType<typeof bodyOf>>;

/** What a colleague has set since is not overwritten. */
async function takeBack(before: Ladder, saved: Body): Promise<void> {
  try {
    const stands = stillStands(await readLadder(), saved);
    if (stands) await saveLadder(reverse(before, saved));
    notifyDone(stands ? i18next.t("helping:undone", { count: 1 }) : i18next.t("helping:undo_refused"));
  } catch (error) {
    notifyProblem(error);
  }
}

export function useLadderDraft(stored: Ladder) {
  const { t } = useTranslation(["settings", "common", "helping"]);
  const [change, setChange] = useState<Change>(nothing);
  const body = bodyOf(stored, change);
  const preview = useLadderPreview(body);
  const reset = () => setChange(nothing);
  const save = useMutation({
    mutationFn: async () => {
      if (!body) return undefined;
      await saveLadder(body);
      return () => takeBack(stored, body);
    },
    onSuccess: (back) => {
      reset();
      if (back) offerTakingBack(t("common:saved"), back);
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
