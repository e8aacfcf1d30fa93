// SPDX-License-Identifier: AGPL-3.0-or-later
// The mailbox of the tests is as strict as what it stands for: a test against it proves something only then.
import { spawnSync } from "node:child_process";
import { connect } from "node:net";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FakeMail, mail } from "../../support/fake_mail";
import { LineSocket } from "../../support/line_socket";
import { SentMail } from "../../support/mail_reading";
import { unpack } from "../../support/sandbox_answer";

const harken = process.env.HARKEN_BINARY ?? path.resolve(import.meta.dirname, "../../../build/release/harken");

let mailbox: FakeMail;
let line: LineSocket;

beforeEach(async () => {
  mailbox = await FakeMail.start();
});
afterEach(async () => {
  line?.socket.destroy();
  await mailbox.dispose();
});

function open(side: "imap" | "smtp"): void {
  const { port } = mailbox.settings()[side] as { port: number };
  line = new LineSocket(connect(port, "127.0.0.1"));
}

const base64 = (text: string) => Buffer.from(text).toString("base64");

describe("IMAP", () => {
  /** All that is said up to the line that has the tag. */
  async function ask(command: string): Promise<string[]> {
    line.say(`t ${command}`);
    const said: string[] = [];
    for (let next = await line.hear(); next !== undefined; next = await line.hear()) {
      said.push(next);
      if (next.startsWith("t ")) return said;
    }
    return [...said, "(gone)"];
  }
  const end = async (command: string) => (await ask(command)).at(-1);

  async function signedIn(): Promise<void> {
    open("imap");
    await line.hear();
    expect(await end(`LOGIN ${mailbox.user} "${mailbox.password}"`)).toBe("t OK welcome");
  }

  it("lets in who knows the password", async () => {
    open("imap");
    expect(await line.hear()).toMatch(/^\* OK /);
    expect(await end("EXAMINE INBOX")).toMatch(/^t BAD /);
    expect(await end(`LOGIN ${mailbox.user} wrong`)).toMatch(/^t NO \[AUTHENTICATIONFAILED\]/);
    expect(await end(`AUTHENTICATE PLAIN ${base64(`\0${mailbox.user}\0wrong`)}`)).toMatch(/^t NO /);
    mailbox.fail("LOGIN", "NO [UNAVAILABLE] later");
    expect(await end(`LOGIN ${mailbox.user} ${mailbox.password}`)).toBe("t NO [UNAVAILABLE] later");
    expect(await end(`AUTHENTICATE PLAIN ${base64(`\0${mailbox.user}\0${mailbox.password}`)}`)).toBe("t OK welcome");
    expect(mailbox.commands.join("\n")).not.toContain(mailbox.password);
    mailbox.fail("LOGIN", "drop");
    expect(await ask(`LOGIN ${mailbox.user} ${mailbox.password}`)).toEqual(["(gone)"]);
  });

  it("names what it can, its folders and their numbers", async () => {
    await signedIn();
    expect((await ask("CAPABILITY"))[0]).toContain(" IDLE");
    mailbox.hasIdle = false;
    expect((await ask("CAPABILITY"))[0]).not.toContain(" IDLE");
    expect(await ask('LIST "" "*" RETURN (SPECIAL-USE)')).toEqual(['* LIST (\\HasNoChildren) "/" "INBOX"', '* LIST (\\HasNoChildren \\Sent) "/" "Sent"', "t OK done"]);
    mailbox.deliver("Subject: x\n\nx");
    expect(await ask("EXAMINE INBOX")).toEqual(expect.arrayContaining(["* 1 EXISTS", "* OK [UIDVALIDITY 1001] valid", "* OK [UIDNEXT 2] next", "t OK [READ-ONLY] open"]));
    expect(await end("EXAMINE Nowhere")).toMatch(/^t NO /);
    expect((await ask("STATUS INBOX (MESSAGES UIDNEXT UNSEEN)"))[0]).toBe('* STATUS "INBOX" (MESSAGES 1 UIDNEXT 2 UNSEEN 1)');
    expect(await end("IDLE")).toMatch(/^t BAD /);
    expect(await end("EXPUNGE")).toMatch(/^t BAD /);
  });

  it("finds by number and day, and names the last one for n:*", async () => {
    mailbox.deliver("Subject: old\n\nx", "INBOX", new Date("2026-01-31T12:00:00Z"));
    mailbox.deliver("Subject: new\n\nx", "INBOX", new Date("2026-02-01T00:00:00Z"));
    await signedIn();
    await ask("EXAMINE INBOX");
    const search = async (how: string) => (await ask(`UID SEARCH ${how}`))[0];
    expect(await search("UID 1:*")).toBe("* SEARCH 1 2");
    expect(await search("UID 9:*")).toBe("* SEARCH 2");
    expect(await search("UID 1:* SINCE 1-Feb-2026")).toBe("* SEARCH 2");
    expect(await search("UID 7:8")).toBe("* SEARCH");
    expect(await search("FROM ana")).toMatch(/^t BAD /);
  });

  it("gives a mail to the byte, whole or in parts, and marks it as read only when that was asked for", async () => {
    mailbox.deliver(Buffer.from("Subject: x\r\n\r\n\xff\x00 end", "latin1"));
    await signedIn();
    await ask("SELECT INBOX");
    expect((await ask("UID FETCH 1 (UID RFC822.SIZE FLAGS)"))[0]).toBe("* 1 FETCH (UID 1 RFC822.SIZE 20 FLAGS ())");
    expect((await ask("UID FETCH 1 (UID BODY.PEEK[])")).slice(0, 3)).toEqual(["* 1 FETCH (UID 1 BODY[] {20}", "Subject: x", ""]);
    expect((await ask("UID FETCH 1 (UID BODY.PEEK[TEXT]<1.4>)")).slice(0, 2)).toEqual(["* 1 FETCH (UID 1 BODY[TEXT]<1> {4}", "\x00 en)"]);
    expect(await end("UID FETCH 1 (UID BODY[])")).toBe("t OK done");
    expect(mailbox.flags(1)).toEqual(["\\Seen"]);
    expect(await end("UID FETCH 1 ENVELOPE")).toMatch(/^t BAD /);
    expect(await ask("UID FETCH 7 (UID)")).toEqual(["t OK done"]);
  });

  it("tells who waits of a mail, and sends away who has a folder that is counted anew", async () => {
    await signedIn();
    await ask("EXAMINE INBOX");
    line.say("t IDLE");
    expect(await line.hear()).toBe("+ idling");
    await mailbox.until(() => mailbox.isIdle, "IDLE");
    mailbox.deliver("Subject: x\n\nx", "Sent");
    mailbox.deliver("Subject: x\n\nx");
    expect(await line.hear()).toBe("* 1 EXISTS");
    line.say("DONE");
    expect(await line.hear()).toBe("t OK done");
    await mailbox.until(() => !mailbox.isIdle, "the end of IDLE");
    mailbox.deliver("Subject: y\n\ny");
    expect(await ask("NOOP")).toEqual(["* 2 EXISTS", "t OK done"]);
    mailbox.renewUidValidity();
    expect(await line.hear()).toBeUndefined();
  });
});

describe("SMTP", () => {
  /** The last line of the answer. */
  async function ask(...lines: string[]): Promise<string> {
    line.say(...lines);
    for (;;) {
      const next = await line.hear();
      if (next === undefined) return "(gone)";
      if (next[3] !== "-") return next;
    }
  }
  const plain = () => `AUTH PLAIN ${base64(`\0${mailbox.user}\0${mailbox.password}`)}`;

  async function signedIn(): Promise<void> {
    open("smtp");
    expect(await line.hear()).toMatch(/^220 /);
    await ask("EHLO test");
    expect(await ask(plain())).toMatch(/^235 /);
  }
  async function addressed(): Promise<void> {
    await ask("RSET");
    expect(await ask("MAIL FROM:<help@desk.test> SIZE=10")).toMatch(/^250 /);
    expect(await ask("RCPT TO:<ana@b.test>")).toMatch(/^250 /);
  }

  it("takes mails from who knows the password, in their order", async () => {
    open("smtp");
    await line.hear();
    expect(await ask("EHLO test")).toMatch(/^250 /);
    expect(await ask("MAIL FROM:<a@b.test>")).toMatch(/^530 /);
    expect(await ask(`AUTH PLAIN ${base64(`\0${mailbox.user}\0wrong`)}`)).toMatch(/^535 /);
    expect(await ask("AUTH LOGIN")).toMatch(/^334 /);
    expect(await ask(base64(mailbox.user))).toMatch(/^334 /);
    expect(await ask(base64(mailbox.password))).toMatch(/^235 /);
    expect(await ask("RCPT TO:<ana@b.test>")).toMatch(/^503 /);
    expect(await ask("MAIL FROM:a@b.test")).toMatch(/^501 /);
    expect(await ask("MAIL FROM:<a@b.test>")).toMatch(/^250 /);
    expect(await ask("DATA")).toMatch(/^503 /);
    expect(await ask("RCPT TO:<ana>")).toMatch(/^501 /);
    expect(await ask("RCPT TO:<ana@b.test>")).toMatch(/^250 /);
    expect(await ask("RCPT TO:<ben@b.test>")).toMatch(/^250 /);
    expect(await ask("DATA")).toMatch(/^354 /);
    const sent = mailbox.waitForMail(1);
    expect(await ask("Subject: Hi", "", "..one", "end", ".")).toMatch(/^250 /);
    expect(await sent).toMatchObject([{ from: "a@b.test", to: ["ana@b.test", "ben@b.test"], bytes: "Subject: Hi\r\n\r\n.one\r\nend\r\n", text: ".one\nend\n" }]);
    expect(await ask("QUIT")).toMatch(/^221 /);
    expect(await line.hear()).toBeUndefined();
    expect(mailbox.commands).toContain("AUTH LOGIN");
  });

  it("refuses lines that no server takes", async () => {
    await signedIn();
    for (const wrong of ["bare\nLF", "bare\rCR", "x".repeat(999)]) {
      await addressed();
      await ask("DATA");
      expect(await ask("Subject: x", "", wrong, ".")).toMatch(/^554 /);
    }
    expect(mailbox.mails).toEqual([]);
  });

  it("fails as it is told, once each", async () => {
    await signedIn();
    mailbox.fail("MAIL", "451 4.3.0 later");
    mailbox.fail("RCPT", "550 5.1.1 nobody");
    mailbox.fail("DATA", "554 5.7.1 spam", "drop");
    expect(await ask("MAIL FROM:<a@b.test>")).toBe("451 4.3.0 later");
    expect(await ask("MAIL FROM:<a@b.test>")).toMatch(/^250 /);
    expect(await ask("RCPT TO:<ana@b.test>")).toBe("550 5.1.1 nobody");
    await addressed();
    await ask("DATA");
    expect(await ask("Subject: one", "", ".")).toBe("554 5.7.1 spam");
    await addressed();
    await ask("DATA");
    expect(await ask("Subject: two", "", ".")).toBe("(gone)");
    expect(mailbox.mails.map((each) => each.header("subject"))).toEqual(["two"]);
  });

  it.each(["AUTH", "MAIL", "RCPT"] as const)("hangs up at %s without a mail", async (step) => {
    open("smtp");
    await line.hear();
    await ask("EHLO test");
    mailbox.fail(step, "drop");
    const answers = [await ask(plain()), await ask("MAIL FROM:<a@b.test>"), await ask("RCPT TO:<ana@b.test>")];
    expect(answers.findIndex((answer) => answer === "(gone)")).toBe(["AUTH", "MAIL", "RCPT"].indexOf(step));
    expect(mailbox.mails).toEqual([]);
  });
});

describe("mails", () => {
  const text = `Hello = \n\n.one dot\nпривет ${"x".repeat(200)}`;
  const written = mail({
    from: "Анна Петрова <anna@b.test>",
    to: ["help@desk.test", "Smith, Ben <ben@b.test>"],
    cc: "eve@b.test",
    subject: "Où est ma commande numéro 123456789 — и когда она придёт?",
    text,
    html: '<p>Привет <img src="cid:p1"></p>',
    id: "m1@b.test",
    inReplyTo: "m0@b.test",
    references: ["a@b.test", "m0@b.test"],
    headers: { "X-Test": "yes" },
    attachments: [
      { name: "счёт.pdf", type: "application/pdf", content: Buffer.alloc(200, 7) },
      { name: "p.png", type: "image/png", content: "png", cid: "p1" },
    ],
  });

  it("are well formed", () => {
    expect(written).toMatch(/^[\r\n\x20-\x7e]*$/);
    const lines = written.split("\r\n");
    expect(lines.filter((each) => each.includes("\n") || each.length > 78)).toEqual([]);
    const read = spawnSync(harken, ["sandbox"], { input: written, env: {} });
    const { visible, html, ...parsed } = unpack(read.stdout);
    expect(parsed).toMatchObject({
      message_id: "m1@b.test",
      in_reply_to: ["m0@b.test"],
      references: ["a@b.test", "m0@b.test"],
      subject: "Où est ma commande numéro 123456789 — и когда она придёт?",
      from: [{ name: "Анна Петрова", email: "anna@b.test" }],
      to: [{ email: "help@desk.test" }, { name: "Smith, Ben", email: "ben@b.test" }],
      cc: [{ email: "eve@b.test" }],
      attachments: [{ name: "p.png" }, { name: "счёт.pdf" }],
    });
    expect(visible).toBe("Привет");
    expect(html).toContain("Привет");
    const plain = spawnSync(harken, ["sandbox"], { input: mail({ from: "a@b.test", to: "help@desk.test", text }), env: {} });
    expect(unpack(plain.stdout).visible).toBe(text);
  });

  it("are read again as they were written", () => {
    const sent = new SentMail("anna@b.test", ["help@desk.test"], written);
    expect(sent.header("subject")).toBe("Où est ma commande numéro 123456789 — и когда она придёт?");
    expect(sent.header("References")).toBe("<a@b.test> <m0@b.test>");
    expect(sent.header("x-test")).toBe("yes");
    expect(sent.header("Bcc")).toBe("");
    expect(sent.text.trimEnd()).toBe(text);
    expect(sent.html.trimEnd()).toBe('<p>Привет <img src="cid:p1"></p>');
    expect(sent.parts.slice(2)).toMatchObject([{ type: "image/png", name: "p.png", isInline: true, cid: "p1" }, { name: "счёт.pdf", content: Buffer.alloc(200, 7) }]);
  });

  it("are read in every way that a program writes them", () => {
    const read = (head: string, body: string) => new SentMail("a@b.test", [], `${head}\r\n\r\n${body}`);
    expect(read("Content-Type: text/plain; charset=koi8-r\r\nContent-Transfer-Encoding: base64", "8NLJ18XU").text).toBe("Привет");
    expect(read("Content-Type: text/plain;\r\n charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable", "so=\r\nft=20=D0=9F").text).toBe("soft П");
    expect(read("Subject: =?utf-8?Q?a_b=C3=A9?=\r\n =?iso-8859-1?q?=E9?= end", "").header("Subject")).toBe("a béé end");
    expect(read("X-No: body", "plain").text).toBe("plain");
  });
});
