// SPDX-License-Identifier: AGPL-3.0-or-later
// The settings of one channel while somebody changes them: the provider is asked before they are stored.
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { notifyDone } from "@/lib/notify";
import { useDraft } from "../../useDraft";
import { changeConnection, type Connection, type Secrets } from "../connections";
import { placeTrouble } from "@/lib/reasons";

interface Options<S extends object, D> {
  pick: (connection: Connection<S>) => D;
  settingsOf: (draft: D, known: S) => S;
  secretsOf?: (draft: D) => Secrets;
  /** The fields of a refusal that the form shows itself. */
  fields: readonly string[];
}

export function useConnectionDraft<S extends object, D extends object>(connection: Connection<S>, options: Options<S, D>) {
  const { t } = useTranslation("common");
  const draft = useDraft<Connection<S>, D>(connection, options.pick);
  const save = useMutation({
    mutationFn: () =>
      changeConnection(connection, {
        version: draft.version,
        settings: options.settingsOf(draft.draft, connection.settings),
        secrets: options.secretsOf?.(draft.draft) ?? {},
      }),
    onSuccess: (stored) => {
      draft.saved(stored as Connection<S>);
      notifyDone(t("saved"));
    },
    onError: draft.refused,
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    save.mutate();
  }

  const trouble = placeTrouble(draft.conflict ? undefined : save.error, options.fields);
  return { draft, save, submit, trouble };
}
