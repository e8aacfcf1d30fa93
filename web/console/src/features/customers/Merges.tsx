// SPDX-License-Identifier: AGPL-3.0-or-later
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@shared/api";
import { applyContact } from "@shared/events";
import type { Id } from "@shared/ids";
import { api } from "@/lib/client";
import contactClasses from "@/lib/contact/Contact.module.css";
import { PanelSection } from "@/lib/contact/PanelSection";
import { useDesk } from "@/lib/deskContext";
import { notifyDone, notifyProblem } from "@/lib/notify";
import { contactName } from "@/lib/people";
import { fullTime, relativeAge, useNow } from "@/lib/time";
import classes from "./Customers.module.css";
import { forgetCustomers, useMerges } from "./useCustomers";

function Merge({ merge }: { merge: Schemas["ContactMerge"] }) {
  const { t } = useTranslation(["finding", "common"]);
  const desk = useDesk();
  const now = useNow(60_000);
  const undo = useMutation({
    mutationFn: () => api.call("post", "/contact-merges/{id}/undo", { path: { id: merge.id } }),
    onSuccess: async (done) => {
      desk.state.update((state) => applyContact(state, done.contact));
      notifyDone(t("merge_undone"));
      await forgetCustomers();
    },
    onError: (error) => notifyProblem(error),
  });
  return (
    <li className={classes.merge}>
      <span>
        {contactName(merge.merged)} #{merge.merged.number}
        <small title={fullTime(merge.created_at)}>
          {merge.actor.name} · {relativeAge(merge.created_at, now)}
          {merge.undone_at && ` · ${t("undone")}`}
        </small>
      </span>
      {!merge.undone_at && (
        <button type="button" className={contactClasses.link} disabled={undo.isPending} onClick={() => undo.mutate()}>
          {t("undo")}
        </button>
      )}
    </li>
  );
}

export function Merges({ contactId }: { contactId: Id }) {
  const { t } = useTranslation(["finding", "common"]);
  const { data } = useMerges(contactId);
  if (!data || data.length === 0) return null;
  return (
    <PanelSection title={t("merges")}>
      <ul className={classes.plain}>
        {data.map((merge) => (
          <Merge key={merge.id} merge={merge} />
        ))}
      </ul>
    </PanelSection>
  );
}
