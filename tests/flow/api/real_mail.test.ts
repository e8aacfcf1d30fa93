// SPDX-License-Identifier: AGPL-3.0-or-later
// CH7 CO9 F29 F31: a mailbox on the servers that many have: Dovecot and Postfix of Debian, with TLS.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mail } from "../../support/mail_text";
import { RealMailDesk } from "../../support/real_mail_desk";
import { RealMail } from "../../support/real_mail";
import { staffToken } from "../../support/people";
import { Server } from "../../support/server";
import { Caller } from "../../support/desk_client";
import { Contract } from "../../support/contract";

const support = "support@desk.test";
const cust = "cust@cust.test";

describe("a mailbox at Dovecot and Postfix", () => {
  let post: RealMail;
  let desk: RealMailDesk;

  beforeAll(async () => {
    post = await RealMail.start(support, cust);
    desk = await RealMailDesk.start(post, support);
  });
  afterAll(async () => {
    await desk?.dispose();
    await post?.dispose();
  });

  const writes = async (text: string, more: Partial<Parameters<typeof mail>[0]> = {}, from = cust) => {
    await post.send(from, support, mail({ from: `Cora <${from}>`, to: support, subject: `About ${text}`, text, ...more }));
    return text;
  };
  const words = (what: string) => `${what} ${randomUUID()}`;
  const bare = (id: string) => id.replaceAll(/[<>]/g, "");

  it("CH7 F29 trusts the certificate that it was told of, and no other", async () => {
    const other = await Server.start({ flags: ["--rate-limits", "off"] });
    try {
      const admin = new Caller(other, await Contract.of(other), await staffToken(other));
      for (const security of ["starttls", "tls"] as const) {
        const check = { kind: "email", settings: post.settings(support, security), secrets: post.secrets };
        const refused = await admin.post("/connections/check", check);
        expect(refused.body, security).toMatchObject({ code: "provider_failed", field: "settings.imap.security" });
        expect((await desk.admin.post("/connections/check", check)).status, security).toBe(200);
      }
      const wrong = { kind: "email", settings: post.settings(support), secrets: { imap_password: "wrong" } };
      expect((await desk.admin.post("/connections/check", wrong)).body).toMatchObject({ field: "secrets.imap_password" });
    } finally {
      await other.dispose();
    }
  });

  it("CH7 CO9 hears of a mail by IDLE, answers by STARTTLS in its thread, and the customer's answers join by thread and by reply address", async () => {
    const id = `${randomUUID()}@cust.test`;
    const question = await writes(words("a question"), { id });
    const conversation = await desk.conversationWith(question);
    const reply = words("our answer");
    await desk.becomes(await desk.answer(conversation.id, reply), "sent");
    const came = await post.arrives(cust, reply);
    expect(came.header("in-reply-to")).toBe(`<${id}>`);
    // What the server says of how it was handed over: with TLS, and signed in (RFC 3848).
    expect(came.bytes).toMatch(/with ESMTPSA/);
    const back = await writes(words("thank you"), { inReplyTo: bare(came.header("message-id")) });
    await desk.saysIn(conversation.id, back);
    const replyTo = /<(.+)>/.exec(came.header("reply-to"))![1]!;
    expect(replyTo).toMatch(/^support\+/);
    const byAddress = words("by address");
    await post.send(cust, replyTo, mail({ from: cust, to: replyTo, subject: "No thread", text: byAddress }));
    await desk.saysIn(conversation.id, byAddress);
    expect(await desk.texts(conversation.id)).toEqual([question, reply, back, byAddress]);
  });

  it("CH7 what a colleague answers with another program is read in the folder of sent mail, once", async () => {
    const id = `${randomUUID()}@cust.test`;
    const conversation = await desk.conversationWith(await writes(words("a question"), { id }));
    const elsewhere = words("from my phone");
    post.store(support, "Sent", mail({ from: `Mira <${support}>`, to: cust, subject: "Re:", text: elsewhere, inReplyTo: id, id: `${randomUUID()}@desk.test` }));
    // Whatever comes in wakes the desk to look at both folders.
    await writes(words("wakes"));
    await desk.saysIn(conversation.id, elsewhere);
    expect(await desk.texts(conversation.id)).toHaveLength(2);
  });

  it("CO8 A10 what Postfix gives back marks the answer as not delivered, opens nothing, and is answered by nobody", async () => {
    const ghost = `ghost-${randomUUID().slice(0, 8)}@cust.test`;
    const conversation = await desk.conversationWith(await writes(words("from nobody"), {}, ghost));
    const before = (await desk.conversations()).length;
    const sent = await desk.answer(conversation.id, words("in vain"));
    await desk.becomes(sent, "failed");
    expect((await desk.messages(conversation.id)).at(-1)).toMatchObject({ id: sent, delivery: { state: "failed", reason: "bounced" } });
    const [report] = await desk.ledger();
    expect(report).toMatchObject({ state: "done", reason: "bounce", conversation_id: conversation.id });
    expect(await desk.conversations()).toHaveLength(before);
    // Sent once more it comes back once more: it was really sent.
    const reports = async () => (await desk.ledger()).filter((each) => each.reason === "bounce").length;
    expect((await desk.admin.post(`/messages/${sent}/retry`)).status).toBe(200);
    await expect.poll(reports, { timeout: 20_000 }).toBe(2);
    await desk.becomes(sent, "failed");
  });

  it("F29 goes on where it was after a kill, and after the mail server was away", async () => {
    const known = (await desk.ledger()).length;
    await desk.server.end("SIGKILL");
    const away = [await writes(words("one")), await writes(words("two"))];
    await expect.poll(() => away.every((text) => post.mailsOf(support).some((each) => each.text.includes(text))), { timeout: 20_000 }).toBe(true);
    await desk.server.startAgain();
    for (const text of away) await desk.conversationWith(text);
    await post.isWaitedFor(support);
    await post.stopDovecot();
    await post.startDovecot();
    await post.isWaitedFor(support);
    const after = await writes(words("three"));
    await desk.conversationWith(after);
    expect((await desk.ledger()).map((each) => each.state)).toEqual(Array<string>(known + 3).fill("done"));
    const all = (await desk.conversations()).flatMap((each: Schemas["Conversation"]) => each.subject ?? []);
    expect(all.filter((subject) => [...away, after].some((text) => subject.includes(text)))).toHaveLength(3);
  });
});
