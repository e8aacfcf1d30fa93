// SPDX-License-Identifier: AGPL-3.0-or-later
// A54 A56 A57: what is internal never leaves over Telegram, in a mail or to somebody's program. The canaries stand in
// everything that customers must not see, customers are answered over each of these, and every byte that leaves is searched.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Contract } from "../../../support/contract";
import { Caller, Recorder } from "../../../support/desk_client";
import { FakeBotApi } from "../../../support/fake_bot_api";
import { FakeMail, mail } from "../../../support/fake_mail";
import { staffToken } from "../../../support/people";
import { databaseKinds, Server } from "../../../support/server";
import { WebhookReceiver } from "../../../support/webhook_receiver";
import { canary, CanaryTeam } from "./canary_team";
import { made } from "./world";

/** A customer at the other end of a channel. */
interface Line {
  write(text: string): unknown;
  /** Everything that has left over the channel, as it went and decoded. */
  left(): string;
  arrived(text: string): Promise<unknown>;
  dispose(): Promise<unknown>;
}

describe.each(databaseKinds)("canaries over channels (%s)", (database) => {
  let server: Server;
  let admin: Caller;
  let team: CanaryTeam;

  beforeAll(async () => {
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    admin = new Caller(server, await Contract.of(server), await staffToken(server));
    team = await CanaryTeam.of(admin);
  });
  afterAll(() => server.dispose());

  const connect = (kind: string, settings: object, secrets: object = {}) =>
    made<Schemas["Channel"]>(admin, "/connections", { kind, name: `Kiln ${kind}`, department_id: team.support.id, settings, secrets });

  async function telegram(): Promise<Line> {
    const fake = await FakeBotApi.start();
    await connect("telegram", { api_url: fake.url }, { token: fake.token });
    const left = () => JSON.stringify(fake.calls.map((call) => [call.method, call.arguments, [...call.files.values()].map((file) => file.name)]));
    return {
      write: (text) => fake.write({ id: 4711, first_name: "Kai" }, text),
      left,
      arrived: (text) => fake.until(() => left().includes(text), text),
      dispose: () => fake.dispose(),
    };
  }

  async function webhooks(): Promise<Line> {
    const program = await WebhookReceiver.start();
    const channel = await connect("api", { url: program.url });
    program.secret = (await made<{ secret: string }>(admin, `/connections/${channel.id}/secret`, undefined)).secret;
    const { hook_path } = (await admin.get<Schemas["Connection"]>(`/connections/${channel.id}`)).body;
    const body = (text: string) => JSON.stringify({ id: randomUUID(), from: { id: "kai", name: "Kai" }, text });
    return {
      write: (text) => fetch(server.url + hook_path, { method: "POST", headers: { Authorization: `Bearer ${program.secret}` }, body: body(text) }),
      left: () => program.bytes,
      arrived: (text) => program.until(() => program.bytes.includes(text)),
      dispose: () => program.stop(),
    };
  }

  async function mailbox(): Promise<Line> {
    const post = await FakeMail.start();
    await connect("email", post.settings("help@desk.test", { plus_addressing: true, signature: "Kiln" }), post.secrets);
    await post.until(() => post.isIdle, "the desk waiting for mail");
    // The bytes of a mail are encoded; its parts are not.
    const left = () => post.mails.map((each) => [each.bytes, each.from, each.to, each.header("from"), each.header("subject"), ...each.parts.map((part) => part.name + part.content.toString())].join("\n")).join("\n");
    const thread = () => ({ inReplyTo: post.mails.at(-1)?.header("message-id").replace(/[<>]/g, "") });
    return {
      write: (text) => post.deliver(mail({ from: "Kai <kai@mail.test>", to: "help@desk.test", subject: "Order 4711", text, id: `${randomUUID()}@mail.test`, ...(post.mails.length > 0 ? thread() : {}) })),
      left,
      arrived: (text) => post.until(() => left().includes(text), text),
      dispose: () => post.dispose(),
    };
  }

  async function staffFile(text: string): Promise<string> {
    const form = new FormData();
    form.append("file", new Blob([text], { type: "text/plain" }), `${text}.txt`);
    const answer = await fetch(`${server.url}/api/v1/files`, { method: "POST", body: form, headers: { Authorization: `Bearer ${team.holder.token}` } });
    return ((await answer.json()) as Schemas["File"]).id;
  }

  it.each([
    ["Telegram", telegram],
    ["webhooks", webhooks],
    ["e-mail", mailbox],
  ])("A56 A57 no canary is in any byte that leaves over %s", async (_, open) => {
    const line = await open();
    const staff = Recorder.staff(team.holder);
    await staff.frame("hello", (frame) => frame.type === "hello");
    const heard = async (text: string) => (await staff.frame(text, (frame) => frame.data?.message !== undefined && JSON.stringify(frame).includes(text))).data!.conversation!.id!;
    const answer = async (id: string, text: string, more: object = {}) => {
      await made(team.holder, `/conversations/${id}/messages`, { client_id: randomUUID(), text, ...more });
      await line.arrived(text);
    };

    await line.write("Where is my order?");
    const id = await heard("Where is my order?");
    await team.talkAbout(id);
    staff.send({ type: "typing", conversation_id: id, active: true });
    await answer(id, "the open answer");
    await team.note(team.holder, id);
    await staffFile(canary.staffFile);
    await team.helpEachOther(id);
    await team.planAnswers(id);
    await answer(id, "with a file", { attachments: [await staffFile("plain")] });
    await line.write("Thanks for that");
    expect(await heard("Thanks for that")).toBe(id);
    await team.note(team.colleague, id);
    for (const action of ["solve", "reopen"]) expect((await team.holder.post(`/conversations/${id}/${action}`)).status).toBe(200);
    await answer(id, "the last answer");

    for (const [what, text] of Object.entries(canary)) expect([what, line.left().includes(text)]).toEqual([what, false]);
    // They were there to be seen: the team has them in this conversation.
    for (const text of [canary.note, canary.asking, canary.handingUp, canary.waiting]) expect(staff.bytes).toContain(text);
    staff.close();
    await line.dispose();
  });
});
