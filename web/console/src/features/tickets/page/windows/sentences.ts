// SPDX-License-Identifier: AGPL-3.0-or-later
// What happened to a ticket, a sentence for each thing that changed.
import type { TFunction } from "i18next";
import type { Schemas } from "@shared/api";
import { statuses } from "@/lib/tickets/model";
import { fullTime } from "@/lib/time";

export type TicketChange = Schemas["TicketChange"];
type FieldChange = TicketChange["changes"][number];

const settable = ["responsible", "deadline", "labels"] as const;
const changeable = [...settable, "priority", "status", "department"] as const;
type Texts = TFunction<["ticket", "tickets"]>;

function among<T extends string>(fields: readonly T[], field: string): T | undefined {
  return fields.find((each) => each === field);
}

/** A stored value in the reader's words. */
function valueOf(t: Texts, field: string, value: string): string {
  if (value === "") return "";
  if (field === "status") {
    // The workspace's own stand as they were called then.
    const status = among(statuses, value);
    return status ? t(`tickets:words.status.${status}`) : value;
  }
  if (field === "priority") return t(`tickets:words.priority.${value as "major"}`, { defaultValue: value });
  return field === "deadline" ? fullTime(value) : value;
}

function fieldSentence(t: Texts, name: string, { field, from, to }: FieldChange): string[] {
  if (field === "description") return [t("history.changed.description", { name })];
  const values = { name, from: valueOf(t, field, from), to: valueOf(t, field, to) };
  if (field === "title") return [t("history.set.title", values)];
  const known = among(changeable, field);
  const own = among(settable, field);
  if (own && to === "") return [t(`history.removed.${own}`, values)];
  if (own && from === "") return [t(`history.set.${own}`, values)];
  return known ? [t(`history.changed.${known}`, values)] : [];
}

export function sentencesOf(t: Texts, change: TicketChange): string[] {
  const name = change.actor?.name ?? t("history.desk");
  const at = (field: string) => change.changes.find((each) => each.field === field);
  const closing = change.action === "resolved" || change.action === "reopened";
  const saysNoMore = ({ field, to }: FieldChange) => closing && field === "status" && among(statuses, to) !== undefined;
  const fields = change.changes.filter((each) => !saysNoMore(each)).flatMap((each) => fieldSentence(t, name, each));
  if (change.action === "changed") return fields;
  // With what it began stands on the page.
  if (change.action === "created") return [t("history.did.created", { name })];
  const to = at("level")?.to ?? at("conversations")?.to ?? "";
  const link = at("conversation");
  // A level without a name stayed where it was, with an issue elsewhere.
  const isHandedOn = change.action === "raised" && at("external_url") !== undefined && /^\d*$/.test(to);
  const first = isHandedOn ? t("history.handed_on", { name }) : t(`history.did.${change.action}`, { name, to, number: link?.to || link?.from || "" });
  return [first, ...fields];
}

/** Where developers work on it, if that is what was told. */
export function linkOf(change: TicketChange): string | undefined {
  return change.changes.find(({ field }) => field === "external_url")?.to;
}
