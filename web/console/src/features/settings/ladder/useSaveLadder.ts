// SPDX-License-Identifier: AGPL-3.0-or-later
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@shared/api";
import { isProblem, problemField } from "@/lib/formError";
import { saveLadder } from "@/lib/ladder";
import { problemText } from "@/lib/notify";

/** Stored at once: the picture is what the desk answers. */
export function useSaveLadder() {
  const { t } = useTranslation("settings");
  const { mutate, error, isPending } = useMutation({ mutationFn: (change: Schemas["LadderUpdate"]) => saveLadder(change) });
  const isCircle = isProblem(error, "invalid") && problemField(error) === "parents";
  return { save: mutate, saving: isPending, problem: error ? (isCircle ? t("ladder.circle") : problemText(error)) : undefined };
}
