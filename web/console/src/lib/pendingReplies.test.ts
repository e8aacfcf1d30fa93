// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeEach, describe, expect, it } from "vitest";
import { undoHold } from "./pendingReplies";
import { prefer } from "./preferences";

describe("CO13 for how long an answer can be taken back", () => {
  beforeEach(() => prefer({ undoMail: 10, undoOther: 0 }));

  it("by itself ten seconds over e-mail, and nothing elsewhere", () => {
    expect(undoHold("email", false)).toEqual({ hold: { undo_seconds: 10 } });
    expect(undoHold("widget", true)).toEqual({ hold: { undo_seconds: 10 } });
    for (const platform of ["telegram", "api", "widget"] as const) expect(undoHold(platform, false)).toEqual({});
  });

  it("as the reader has chosen, but never in our own widget", () => {
    prefer({ undoMail: 0, undoOther: 5 });
    expect(undoHold("email", false)).toEqual({});
    expect(undoHold("telegram", false)).toEqual({ hold: { undo_seconds: 5 } });
    expect(undoHold("widget", false)).toEqual({});
    expect(undoHold(undefined, false)).toEqual({});
  });
});
