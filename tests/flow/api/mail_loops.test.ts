// SPDX-License-Identifier: AGPL-3.0-or-later
// A10: robots that answer each other. Two desks of ours with questions for each other, who answers everything without being
// there, and an address that gives back what it gets: over a real Postfix, until nothing moves any more.
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RealMailDesk } from "../../support/real_mail_desk";
import { mail } from "../../support/mail_text";
import { RealMail } from "../../support/real_mail";

const ours = "support@desk.test";
const theirs = "help@other.test";
const question = (label: string) => ({ key: label.toLowerCase(), label: `${label}?`, kind: "text", required: true, options: [] });
const questions = ["One", "Two", "Three", "Four", "Five"].map(question);
const choice = [{ key: "size", label: "Which size?", kind: "choice", required: true, options: ["S", "M"] }];

describe("mails that answer mails", () => {
  let post: RealMail;
  let desks: RealMailDesk[];
  const away = "away@cust.test";

  beforeAll(async () => {
    post = await RealMail.start(ours, theirs, away);
    desks = [await RealMailDesk.start(post, ours), await RealMailDesk.start(post, theirs)];
  });
  afterAll(async () => {
    for (const each of desks ?? []) await each.dispose();
    await post?.dispose();
  });

  const isAutomatic = (each: { header(name: string): string }) => each.header("auto-submitted") !== "";
  const words = (what: string) => `${what} ${randomUUID()}`;
  const sizes = () => [ours, theirs, away].map((each) => post.mailsOf(each).length);

  /** Every mail is understood, none is on its way; and it is so twice, with as many mails. `moves`: a robot has still something to say. */
  async function settles(moves: () => Promise<boolean> = () => Promise.resolve(false)): Promise<void> {
    const isSettled = async () => {
      const before = sizes();
      if (await moves()) return false;
      for (const [at, desk] of desks.entries())
        if (!(await desk.isQuiet()) || (await desk.ledger()).length !== before[at]) return false;
      return post.isQuiet && JSON.stringify(sizes()) === JSON.stringify(before);
    };
    let times = 0;
    const isSettledTwice = async () => (times = (await isSettled()) ? times + 1 : 0) >= 2;
    await expect.poll(isSettledTwice, { timeout: 40_000, interval: 200, message: post.log() }).toBe(true);
  }

  it("two desks that have questions for each other come to an end: what a desk asks by itself is no answer to the other", async () => {
    const [a, b] = desks as [RealMailDesk, RealMailDesk];
    const hello = words("hello");
    await post.send(theirs, ours, mail({ from: theirs, to: ours, subject: hello, text: hello }));
    const atOurs = await a.conversationWith(hello);
    const answer = words("we have a question");
    await a.answer(atOurs.id, answer);
    const atTheirs = await b.conversationWith(answer);
    await a.sendForm(atOurs.id, questions);
    await b.saysIn(atTheirs.id, "Your order\n\nPlease answer each question on a line of its own.\n1. One?\n2. Two?");
    await b.sendForm(atTheirs.id, questions);
    await settles();
    const [here, there] = [post.mailsOf(ours), post.mailsOf(theirs)];
    // The first words and B's form; A's answer, its form, and all that it asks once more, for B's form is no answer to it.
    expect([here.length, there.length]).toEqual([2, 3]);
    expect([...here, ...there].filter(isAutomatic).map((each) => each.header("auto-submitted"))).toEqual(["auto-replied"]);
    expect([...(await a.ledger()), ...(await b.ledger())].every((each) => each.state !== "failed")).toBe(true);
  });

  /** Answers whatever has come since, each once; true: there was something. */
  function robot(headers: Record<string, string>): () => Promise<boolean> {
    let seen = post.mailsOf(away).length;
    return async () => {
      const mails = post.mailsOf(away).slice(seen);
      seen += mails.length;
      for (const each of mails) {
        const to = /<(.+)>/.exec(each.header("reply-to") || each.header("from"))![1]!;
        const fields = { from: away, to, subject: `Away: ${each.header("subject")}`, text: "I am not here.", inReplyTo: each.header("message-id").replaceAll(/[<>]/g, ""), headers };
        await post.send(headers["Auto-Submitted"] ? "" : away, to, mail(fields));
      }
      return mails.length > 0;
    };
  }

  it.each([
    ["one that says so", { "Auto-Submitted": "auto-replied (vacation)" }, [1, 1]],
    ["one that says nothing of it", {}, [1, 2]],
  ] as const)("a vacation responder, %s, is asked no more than a person who answers beside the question", async (_, headers, most) => {
    const [desk] = desks as [RealMailDesk, RealMailDesk];
    const hello = words("holiday");
    await post.send(away, ours, mail({ from: away, to: ours, subject: hello, text: hello }));
    const conversation = await desk.conversationWith(hello);
    const [before] = [post.mailsOf(away).length];
    const answers = robot({ ...headers });
    await desk.sendForm(conversation.id, choice);
    await settles(answers);
    const sent = post.mailsOf(away).slice(before);
    expect(sent).toHaveLength(most[1]);
    expect(sent.filter(isAutomatic)).toHaveLength(most[1] - most[0]);
    // What it says when all is solved already opens nothing again, when it says that nobody has written it.
    if (!("Auto-Submitted" in headers)) return;
    await desk.answer(conversation.id, words("goodbye"));
    await desk.admin.post(`/conversations/${conversation.id}/solve`);
    const count = (await desk.conversations()).length;
    await settles(answers);
    expect(await desk.conversations()).toHaveLength(count);
    expect((await desk.conversations()).find(({ id }) => id === conversation.id)?.status).toBe("solved");
  });

  it("what comes back from an address that is none moves nothing on: one mail, one report, no question", async () => {
    const [desk] = desks as [RealMailDesk, RealMailDesk];
    const ghost = "ghost@cust.test";
    const hello = words("from nobody");
    await post.send(ghost, ours, mail({ from: ghost, to: ours, subject: hello, text: hello }));
    const conversation = await desk.conversationWith(hello);
    const before = sizes();
    await desk.becomes(await desk.sendForm(conversation.id, choice), "failed");
    await settles();
    expect(sizes()).toEqual([before[0]! + 1, before[1], before[2]]);
    expect((await desk.ledger())[0]).toMatchObject({ state: "done", reason: "bounce" });
    expect(await desk.messages(conversation.id)).toHaveLength(2);
  });
});
