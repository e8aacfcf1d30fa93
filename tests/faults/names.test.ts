// SPDX-License-Identifier: AGPL-3.0-or-later
// F39: the names of a mailbox, of a bot's server and of a receiver of webhooks cannot be found out, or a certificate is over.
// Whoever runs the desk is told, nothing is sent otherwise instead, the other channels go on, and all is sent in the end.
import type { Schemas } from "@shared/api";
import { execFileSync } from "node:child_process";
import { randomInt, randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import os from "node:os";
import path from "node:path";
import { createServer, type Server as TlsServer } from "node:tls";
import { afterEach, expect, it } from "vitest";
import { Contract } from "../support/contract";
import { Caller } from "../support/desk_client";
import { FakeBotApi } from "../support/fake_bot_api";
import { FakeMail, mail } from "../support/fake_mail";
import { staffToken } from "../support/people";
import { Server } from "../support/server";
import { WebhookReceiver } from "../support/webhook_receiver";
import { buildFaulty } from "./faulty";

const patience = { timeout: 60_000, interval: 100 };
const led = ["mail", "bot", "hook"] as const;
type Led = Record<(typeof led)[number], string>;
const allAre = (what: string): Led => ({ mail: what, bot: what, hook: what });
/** The long form has them the other way round, too. */
const faults: Led[] = [{ mail: "silent", bot: "missing", hook: "missing" }];
if (process.env.HARKEN_FAULT_LOOPS) faults.push({ mail: "missing", bot: "silent", hook: "silent" });

let cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
  cleanUps = [];
}, 60_000);

function folder(): string {
  const made = mkdtempSync(path.join(os.tmpdir(), "harken-names-"));
  cleanUps.push(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** A desk, a customer of each channel who has written, and what is answered them. */
class Desk {
  readonly #conversations = new Map<string, string>();
  readonly channels = new Map<string, string>();

  private constructor(
    readonly server: Server,
    readonly admin: Caller,
    private readonly department: string,
  ) {}

  static async start(options: { flags?: string[]; env?: Record<string, string> }): Promise<Desk> {
    const server = await Server.start({ ...options, flags: ["--rate-limits", "off", ...(options.flags ?? [])] });
    cleanUps.push(() => server.dispose());
    const admin = new Caller(server, await Contract.of(server), await staffToken(server));
    const departments = (await admin.get<{ items: Schemas["Department"][] }>("/departments")).body.items;
    return new Desk(server, admin, departments.find((each) => each.mode === "manual")!.id);
  }

  async connect(name: string, kind: string, settings: object, secrets: object = {}): Promise<string> {
    const made = await this.admin.post<Schemas["Channel"]>("/connections", { kind, name, department_id: this.department, settings, secrets });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    this.channels.set(name, made.body.id);
    return made.body.id;
  }

  async begin(name: string, write: (text: string) => unknown): Promise<void> {
    const text = `Hello ${randomUUID()}`;
    await write(text);
    const find = async () => {
      const { items } = (await this.admin.get<Schemas["ConversationPage"]>("/conversations?view=all&limit=200")).body;
      return items.find((each) => each.channel_id === this.channels.get(name))?.id;
    };
    await expect.poll(find, patience).toBeDefined();
    this.#conversations.set(name, (await find())!);
    await this.admin.post(`/conversations/${this.#conversations.get(name)}/accept`);
  }

  async answer(name: string): Promise<string> {
    const text = `An answer to ${name}: ${randomUUID()}`;
    const sent = await this.admin.post(`/conversations/${this.#conversations.get(name)}/messages`, { client_id: randomUUID(), text });
    expect(sent.status, JSON.stringify(sent.body)).toBe(201);
    return text;
  }

  async state(name: string, text: string): Promise<string | undefined> {
    const { items } = (await this.admin.get<Schemas["MessagePage"]>(`/conversations/${this.#conversations.get(name)}/messages`)).body;
    return items.find((each) => each.text === text)?.delivery?.state;
  }

  async health(name: string): Promise<{ state: string; reason: string } | null> {
    const { items } = (await this.admin.get<{ items: Schemas["Channel"][] }>("/channels")).body;
    return items.find((each) => each.id === this.channels.get(name))?.health ?? null;
  }
}

it("F39: names that nobody knows, and a resolver that is silent: it is said, others go on, and all is sent once in the end", async () => {
  const [post, telegram, program, other] = await Promise.all([FakeMail.start(), FakeBotApi.start(), WebhookReceiver.start(), FakeBotApi.start()]);
  cleanUps.push(() => Promise.all([post.dispose(), telegram.dispose(), program.stop(), other.dispose()]));
  const { library, folder: built } = buildFaulty("names");
  cleanUps.push(() => rmSync(built, { recursive: true, force: true }));
  const file = path.join(folder(), "names");
  const lead = (to: Led) => writeFileSync(file, led.map((name) => `${name}.faulty.test ${to[name]}\n`).join(""));
  lead(allAre("127.0.0.1"));
  const desk = await Desk.start({ env: { LD_PRELOAD: library, HARKEN_FAULTY_NAMES: file } });
  const named = (url: string, name: string) => url.replace("127.0.0.1", `${name}.faulty.test`);
  const settings = JSON.parse(JSON.stringify(post.settings()).replaceAll("127.0.0.1", "mail.faulty.test")) as object;
  await desk.connect("mail", "email", settings, post.secrets);
  await desk.connect("bot", "telegram", { api_url: named(telegram.url, "bot") }, { token: telegram.token });
  const hook = await desk.connect("hook", "api", { url: named(program.url, "hook") });
  await desk.connect("other", "telegram", { api_url: other.url }, { token: other.token });
  program.secret = (await desk.admin.post<{ secret: string }>(`/connections/${hook}/secret`)).body.secret;
  const way = desk.server.url + (await desk.admin.get<Schemas["Connection"]>(`/connections/${hook}`)).body.hook_path;

  await post.until(() => post.isIdle, "the desk waiting for mail");
  await desk.begin("mail", (text) => post.deliver(mail({ from: "kai@mail.test", to: "help@desk.test", subject: text, text })));
  for (const [name, fake] of [["bot", telegram], ["other", other]] as const)
    await desk.begin(name, (text) => fake.write({ id: randomInt(1_000, 1_000_000), first_name: "Kai" }, text));
  await desk.begin("hook", (text) =>
    fetch(way, { method: "POST", headers: { Authorization: `Bearer ${program.secret}` }, body: JSON.stringify({ id: randomUUID(), from: { id: "kai", name: "Kai" }, text }) }),
  );

  const arrived: Record<string, (text: string) => number> = {
    mail: (text) => post.mails.filter((each) => each.text.includes(text)).length,
    bot: (text) => telegram.callsOf("sendMessage").filter((each) => each.arguments.text === text).length,
    hook: (text) => program.webhooks.filter((each) => JSON.stringify(each.body).includes(text)).length,
    other: (text) => other.callsOf("sendMessage").filter((each) => each.arguments.text === text).length,
  };
  for (const fault of faults) {
    // Connections that are kept ask nobody.
    await desk.server.end("SIGTERM");
    lead(fault);
    const said = desk.server.log().length;
    await desk.server.startAgain();
    const texts = new Map<string, string>();
    for (const name of led) texts.set(name, await desk.answer(name));
    const easy = await desk.answer("other");
    await expect.poll(() => desk.state("other", easy), { timeout: 10_000, interval: 50 }).toBe("sent");
    for (const name of ["mail", "bot"]) await expect.poll(() => desk.health(name), patience).toMatchObject({ state: "failing", reason: expect.stringMatching(/^(connect_failed|timed_out)$/) });
    await expect.poll(() => desk.server.log().slice(said), patience).toMatch(/resolve host/);
    for (const [name, text] of texts) {
      expect(arrived[name]!(text), name).toBe(0);
      expect(await desk.state(name, text), name).toBe("queued");
    }
    lead(allAre("127.0.0.1"));
    for (const [name, text] of texts) await expect.poll(() => desk.state(name, text), { ...patience, message: name }).toBe("sent");
    for (const [name, text] of [...texts, ["other", easy] as const]) expect(arrived[name]!(text), name).toBe(1);
  }
}, 240_000);

/** Speaks TLS for a server that does not, with a certificate that may be changed. */
class TlsBefore {
  readonly #sockets = new Set<Socket>();
  private constructor(
    readonly port: number,
    private readonly listener: TlsServer,
  ) {}

  static async start(target: number, pem: { key: string; cert: string }): Promise<TlsBefore> {
    const listener = createServer(pem);
    await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
    const address = listener.address();
    if (address === null || typeof address === "string") throw new Error("not listening");
    const before = new TlsBefore(address.port, listener);
    listener.on("secureConnection", (near) => {
      const far = connect(target, "127.0.0.1");
      near.pipe(far).pipe(near);
      for (const socket of [near, far]) {
        before.#sockets.add(socket);
        socket.on("error", () => undefined);
      }
      near.on("close", () => far.destroy());
    });
    listener.on("tlsClientError", () => undefined);
    return before;
  }

  show(pem: { key: string; cert: string }): void {
    this.listener.setSecureContext(pem);
    for (const socket of this.#sockets) socket.destroy();
  }

  dispose(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.listener.close();
  }
}

/** Good for three days from then on, and for itself what vouches for it. */
function certificate(at: string, since: string): { key: string; cert: string; file: string } {
  const file = path.join(at, `${since}.pem`);
  const key = path.join(at, `${since}.key`);
  const flags = ["-subj", `/CN=mail of ${since}`, "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", file];
  execFileSync("faketime", [since, "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "3", ...flags], { stdio: "ignore" });
  return { key: readFileSync(key, "utf8"), cert: readFileSync(file, "utf8"), file };
}

it("F39: a mail server whose certificate is over gets no password and no mail, until it has a new one", async () => {
  const post = await FakeMail.start();
  cleanUps.push(() => post.dispose());
  const at = folder();
  const good = certificate(at, new Date(Date.now() - 3_600_000).toISOString().slice(0, 10));
  const over = certificate(at, "2020-01-01");
  const trusted = path.join(at, "trusted.pem");
  writeFileSync(trusted, good.cert + over.cert);
  const settings = post.settings() as Record<"imap" | "smtp", { port: number; security: string }>;
  const ways: TlsBefore[] = [];
  for (const each of [settings.imap, settings.smtp]) {
    const way = await TlsBefore.start(each.port, good);
    cleanUps.push(() => way.dispose());
    Object.assign(each, { port: way.port, security: "tls" });
    ways.push(way);
  }
  const desk = await Desk.start({ flags: ["--mail-ca-file", trusted] });
  await desk.connect("mail", "email", settings, post.secrets);
  await post.until(() => post.isIdle, "the desk waiting for mail");
  await desk.begin("mail", (text) => post.deliver(mail({ from: "kai@mail.test", to: "help@desk.test", subject: text, text })));
  const first = await desk.answer("mail");
  await expect.poll(() => desk.state("mail", first), patience).toBe("sent");

  for (const way of ways) way.show(over);
  post.hangUp();
  await expect.poll(() => post.isIdle, patience).toBe(false);
  const heard = post.commands.length;
  const text = await desk.answer("mail");
  await expect.poll(() => desk.health("mail"), patience).toMatchObject({ state: "failing", reason: "certificate_refused" });
  await expect.poll(() => desk.server.log(), patience).toMatch(/delivery .*certificate_refused/);
  expect(await desk.state("mail", text)).toBe("queued");
  expect(post.commands.slice(heard)).toEqual([]);

  for (const way of ways) way.show(good);
  await expect.poll(() => desk.state("mail", text), patience).toBe("sent");
  expect(post.mails.filter((each) => each.text.includes(text))).toHaveLength(1);
}, 180_000);
