// SPDX-License-Identifier: AGPL-3.0-or-later
// The values of a ticket in the reader's words.
import { useTranslation } from "react-i18next";
import { useDeskState } from "@/lib/deskContext";
import { fullTime } from "@/lib/time";
import type { Field } from "./changes";
import type { Ticket } from "./model";
import { useStatusWords } from "./ownStatuses";

export function useFieldWords(): (ticket: Ticket, field: Field) => string {
  const { t } = useTranslation("tickets");
  const departments = useDeskState((state) => state.departments);
  const labels = useDeskState((state) => state.labels);
  const statusWords = useStatusWords();
  return (ticket, field) => {
    switch (field) {
      case "status":
        return statusWords(ticket);
      case "priority":
        return t(`words.priority.${ticket.priority}`);
      case "responsible":
        return ticket.responsible?.name ?? t("words.nobody");
      case "deadline":
        return ticket.deadline === null ? t("words.no_deadline") : fullTime(ticket.deadline);
      case "department_id":
        return departments.get(ticket.department_id)?.name ?? "…";
      case "label_ids":
        return ticket.label_ids.flatMap((id) => labels.get(id)?.name ?? []).join(", ") || t("words.no_labels");
      case "description":
        return ticket.excerpt || t("words.no_description");
      case "title":
        return ticket.title;
    }
  };
}
