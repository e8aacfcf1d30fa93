// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";
import { applyEvent, applySideMails, emptyDesk, type StaffEvent } from "./events";
import type { Id, Seq } from "./ids";
import type { SideMail } from "./model";

const forward = (state: string) => ({ id: "9", conversation_id: "7", kind: "forward", delivery: { state } }) as unknown as SideMail;
const event = (seq: string, mail: SideMail) => ({ seq: seq as Seq, type: "side_mail.updated", data: { side_mail: mail } }) as StaffEvent;
const states = (desk: ReturnType<typeof emptyDesk>) => desk.sideMails.get("7" as Id)?.map((mail) => mail.delivery?.state);

describe("CO9 forwards in what the desk knows", () => {
  it("stand once, in their newest state", () => {
    const queued = applyEvent(emptyDesk(), event("1", forward("queued")));
    expect(states(queued)).toEqual(["queued"]);
    expect(states(applyEvent(queued, event("2", forward("sent"))))).toEqual(["sent"]);
  });

  it("are not set back by the answer to the request, which may come after the event", () => {
    const sent = applyEvent(emptyDesk(), event("1", forward("sent")));
    expect(states(applySideMails(sent, [forward("queued")]))).toEqual(["sent"]);
  });
});
