// SPDX-License-Identifier: AGPL-3.0-or-later
// The same for many conversations: each is a transition of its own, and what is refused is told once for all.
import i18next from "i18next";
import type { Id } from "@shared/ids";
import type { Conversation } from "@shared/model";
import type { Desk } from "./desk";
import { notifyProblem, problemText } from "./notify";

const atOnce = 6;

export type Request = (id: Id) => Promise<Conversation>;

/** Those that were changed, as they are now. */
export async function runAll(desk: Desk, ids: readonly Id[], request: Request): Promise<Conversation[]> {
  const done: Conversation[] = [];
  const refusals: unknown[] = [];
  const waiting = [...ids];
  const work = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      try {
        const conversation = await request(id);
        desk.take([conversation]);
        done.push(conversation);
      } catch (error) {
        refusals.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, ids.length) }, work));
  if (refusals.length > 0) {
    const values = { count: refusals.length, reason: problemText(refusals[0]) };
    notifyProblem(refusals[0], i18next.t("helping:bulk_refused", values));
  }
  void desk.refreshCounts().catch(() => undefined);
  return done;
}
