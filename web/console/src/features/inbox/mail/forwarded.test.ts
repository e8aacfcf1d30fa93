// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";
import type { Id } from "@shared/ids";
import type { Message } from "@shared/model";
import { lastSaid } from "./forwardStore";
import { filesUpTo, forwardSubject } from "./forwarded";

const file = (id: string) => ({ id, name: `${id}.txt`, type: "text/plain", size: 1 });
const message = (id: string, files: string[] = [], kind = "text") => ({ id, kind, attachments: files.map(file) }) as unknown as Message;

describe("CO9 what is forwarded", () => {
  it("says Fwd once, in whatever language", () => {
    expect(["Order", "Re: Order", "FWD: Order", "wg: Order", ""].map(forwardSubject)).toEqual([
      "Fwd: Order",
      "Fwd: Re: Order",
      "FWD: Order",
      "wg: Order",
      "Fwd:",
    ]);
  });

  it("offers the files of what goes along, and none of what comes later", () => {
    const thread = [message("9", ["a"]), message("10", ["b"]), message("11", ["c"])];
    expect(filesUpTo(thread, thread[1]!, false).map((each) => each.id)).toEqual(["b"]);
    expect(filesUpTo(thread, thread[1]!, true).map((each) => each.id)).toEqual(["a", "b"]);
  });

  it("is the message that one answers, else the last that somebody said", () => {
    const thread = [message("1"), message("2"), message("3", [], "system")];
    expect(lastSaid(thread)?.id).toBe("2");
    expect(lastSaid(thread, "1" as Id)?.id).toBe("1");
    expect(lastSaid([message("3", [], "system")])).toBeUndefined();
  });
});
