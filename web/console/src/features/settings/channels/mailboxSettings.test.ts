// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";
import type { EmailSettings } from "./connections";
import { draftOf, settingsOf } from "./mailboxSettings";

const server = { host: "mail.test", port: 993, security: "tls", user: "help" } as const;
const stored: EmailSettings = { address: "help@desk.test", name: "Help", imap: server, smtp: server, sent_folder: "Sent", plus_addressing: true };

describe("CH7 the settings of a mailbox", () => {
  it("keep what the form has no field for", () => {
    expect(settingsOf({ ...draftOf(stored), name: " Desk " }, stored)).toEqual({ ...stored, name: "Desk", signature: "", both_signatures: false });
  });

  it("A7 trust no server when its field is empty", () => {
    const trusting = { ...stored, authserv_id: "mx.desk.test" };
    expect(settingsOf(draftOf(trusting), trusting)).toHaveProperty("authserv_id", "mx.desk.test");
    expect(settingsOf({ ...draftOf(trusting), authserv_id: " " }, trusting)).not.toHaveProperty("authserv_id");
  });

  it("have no folder of sent mail when its field is empty", () => {
    expect(settingsOf({ ...draftOf(stored), sent_folder: " " }, stored)).not.toHaveProperty("sent_folder");
  });
});
