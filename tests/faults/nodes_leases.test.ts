// SPDX-License-Identifier: AGPL-3.0-or-later
// F20 F28 F33: two nodes on one PostgreSQL. A mailbox, a bot, sending and timers are one node's at a time, whichever stands still,
// dies or is stopped; nothing is lost, nothing comes twice, and who was too late writes nothing more.
import type { Schemas } from "@shared/api";
import { randomInt, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { Contract } from "../support/contract";
import { Caller } from "../support/desk_client";
import { type Customer, FakeBotApi } from "../support/fake_bot_api";
import { FakeMail, mail } from "../support/fake_mail";
import { staffToken } from "../support/people";
import { Server } from "../support/server";

type Message = Schemas["Message"];
const patience = { timeout: 30_000, interval: 50 };

const someone = (): Customer => ({
  id: randomInt(1_000, 1_000_000_000),
  first_name: "Kai",
});

/** The first node has everything when the second comes. */
class TwoNodes {
  telegram!: FakeBotApi;
  mailbox!: FakeMail;
  first!: Server;
  second!: Server;
  contract!: Contract;
  token = "";
  channels: Record<string, string> = {};
  hook = { path: "", secret: "" };

  static async start(leaseSeconds: number): Promise<TwoNodes> {
    const nodes = new TwoNodes();
    [nodes.mailbox, nodes.telegram] = await Promise.all([FakeMail.start(), FakeBotApi.start()]);
    const env = { HARKEN_TEST_LEASE_SECONDS: String(leaseSeconds) };
    const options = { flags: ["--rate-limits", "off"], env };
    nodes.first = await Server.start({ ...options, database: "postgres" });
    nodes.contract = await Contract.of(nodes.first);
    nodes.token = await staffToken(nodes.first);
    await nodes.#connect("email", nodes.mailbox.settings(), nodes.mailbox.secrets);
    await nodes.#connect("telegram", { api_url: nodes.telegram.url }, { token: nodes.telegram.token });
    await nodes.#connect("api", { url: nodes.telegram.url }, {});
    const kiosk = `/connections/${nodes.channels.api}`;
    const path = (await nodes.at(nodes.first).get<Schemas["Connection"]>(kiosk)).body.hook_path;
    nodes.hook = {
      path,
      secret: (await nodes.at(nodes.first).post<{ secret: string }>(`${kiosk}/secret`)).body.secret,
    };
    await nodes.areWatched();
    await vi.waitFor(() => expect(nodes.holders()).toHaveLength(9), patience);
    // Their files are the same, as they are in a cluster.
    nodes.second = await Server.start({
      ...options,
      databaseUrl: nodes.first.databaseUrl,
      data: nodes.first.data,
    });
    return nodes;
  }

  async #connect(kind: string, settings: object, secrets: object): Promise<void> {
    const departments = (await this.at(this.first).get<{ items: Schemas["Department"][] }>("/departments")).body.items;
    const department_id = departments.find((each) => each.mode === "manual")!.id;
    const made = await this.at(this.first).post<Schemas["Channel"]>("/connections", { kind, name: kind, department_id, settings, secrets });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    this.channels[kind] = made.body.id;
  }

  async dispose(): Promise<void> {
    for (const node of [this.second, this.first]) await node.dispose();
    await Promise.all([this.mailbox.dispose(), this.telegram.dispose()]);
  }

  at(node: Server): Caller {
    return new Caller(node, this.contract, this.token);
  }

  async areWatched(): Promise<void> {
    await this.mailbox.until(() => this.mailbox.isIdle, "the desk waiting for mail");
    await this.telegram.until(() => this.telegram.isPolled, "the desk waiting for updates");
  }

  /** Who has what now: names of leases with the fence and the node. */
  holders(): { name: string; holder: string; fence: number }[] {
    const rows = this.first.query("SELECT name || ' ' || holder || ' ' || fence FROM lease WHERE until > extract(epoch FROM clock_timestamp()) * 1000000 ORDER BY name");
    return rows
      .split("\n")
      .filter(Boolean)
      .map((row) => {
        const [name = "", holder = "", fence = ""] = row.split(" ");
        return { name, holder, fence: Number(fence) };
      });
  }

  holder(name: string): string | undefined {
    return this.holders().find((each) => each.name === name)?.holder;
  }

  async taken(names: string[], from: string): Promise<void> {
    await expect.poll(() => names.every((name) => ![undefined, from].includes(this.holder(name))), { ...patience, message: `taken over: ${names.join()}` }).toBe(true);
  }

  get receiving(): string[] {
    return Object.values(this.channels).map((id) => `channel:${id}`);
  }

  /** How often these words are a message of the desk. */
  async stored(node: Server, text: string): Promise<{ conversation: string; message: Message }[]> {
    const caller = this.at(node);
    const conversations = (await caller.get<Schemas["ConversationPage"]>("/conversations?view=all&limit=200")).body.items;
    const found = [];
    for (const { id } of conversations)
      for (const message of (await caller.get<Schemas["MessagePage"]>(`/conversations/${id}/messages`)).body.items)
        if (message.kind === "text" && message.text.includes(text)) found.push({ conversation: id, message });
    return found;
  }

  async once(node: Server, text: string): Promise<string> {
    await expect
      .poll(async () => (await this.stored(node, text)).length, {
        ...patience,
        message: text,
      })
      .toBe(1);
    return (await this.stored(node, text))[0]!.conversation;
  }

  /** A customer of each channel writes; the words. */
  write(from = someone()): string[] {
    const [a, b] = [randomUUID(), randomUUID()];
    this.telegram.write(from, a);
    this.mailbox.deliver(
      mail({
        from: `${randomUUID()}@mail.test`,
        to: "help@desk.test",
        subject: b,
        text: b,
      }),
    );
    return [a, b];
  }

  conflicts(): number {
    return this.telegram.callsOf("getUpdates").filter((call) => call.answer?.ok === false).length;
  }

  async begun(node: Server, write: (text: string) => void): Promise<string> {
    const text = randomUUID();
    write(text);
    const conversation = await this.once(node, text);
    await this.at(node).post(`/conversations/${conversation}/accept`);
    return conversation;
  }

  async answer(node: Server, conversation: string, text = randomUUID()): Promise<string> {
    const sent = await this.at(node).post<Message>(`/conversations/${conversation}/messages`, { client_id: randomUUID(), text });
    expect(sent.status, JSON.stringify(sent.body)).toBe(201);
    return text;
  }

  async state(node: Server, text: string): Promise<string | undefined> {
    return (await this.stored(node, text))[0]?.message.delivery?.state;
  }
}

/** Each row that was written to these tables from now on, by which connection. */
function watchWrites(node: Server, tables: string[]): void {
  node.alter("CREATE TABLE writes (pid INTEGER, place TEXT)");
  node.alter("CREATE FUNCTION note_write() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO writes VALUES (pg_backend_pid(), TG_TABLE_NAME); RETURN NULL; END'");
  for (const table of tables) node.alter(`CREATE TRIGGER watched AFTER INSERT OR UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION note_write()`);
}

const connectionsOf = (node: Server) =>
  node.query("SELECT string_agg(pid::text, ',') FROM pg_stat_activity WHERE application_name = 'harken' AND datname = current_database()");

describe("two nodes, one mailbox and one bot", () => {
  let nodes: TwoNodes;

  beforeAll(async () => {
    nodes = await TwoNodes.start(2);
  });
  afterAll(async () => nodes?.dispose());

  const all = () => ["outbox", "due", ...nodes.receiving];

  it("F20 only one polls and waits for mail, and both show what comes", async () => {
    const { first, second } = nodes;
    for (const node of [second, first]) for (const text of nodes.write()) await nodes.once(node, text);
    expect(nodes.conflicts()).toBe(0);
    expect(nodes.mailbox.idling).toBe(1);
    expect(new Set(nodes.holders().map((each) => each.holder)).size).toBe(1);
  });

  it("F20 who has nothing to do leaves the database alone: a node asks a few times a second for what it has to know", async () => {
    const { first } = nodes;
    const state = () => {
      const row = first.query("SELECT xact_commit, (SELECT until FROM lease WHERE name = 'outbox') FROM pg_stat_database WHERE datname = current_database()");
      const [asked = 0, until = 0] = row.split("|").map(Number);
      return { asked, until, at: performance.now() };
    };
    // The node that has the lease holds it longer every two thirds of a second: the count is over a few of those.
    const rate = async () => {
      const before = state();
      await expect.poll(() => state().until, patience).toBeGreaterThan(before.until + 2_000_000);
      const after = state();
      return (after.asked - before.asked) / ((after.at - before.at) / 1_000);
    };
    // PostgreSQL counts some of what was done before with a delay of seconds.
    await expect.poll(rate, patience).toBeLessThan(200);
  });

  it("F33 what comes to both nodes many times at once is one message", async () => {
    const { first, second } = nodes;
    const [text, next] = [randomUUID(), randomUUID()];
    const from = { id: randomUUID(), name: "Kai" };
    const post = (node: Server, body: string) =>
      fetch(node.url + nodes.hook.path, {
        method: "POST",
        headers: { Authorization: `Bearer ${nodes.hook.secret}` },
        body,
      });
    const body = JSON.stringify({ id: randomUUID(), from, text });
    const posts = Array.from({ length: 50 }, (_, at) => post(at % 2 ? first : second, body));
    for (const answer of await Promise.all(posts)) expect(answer.status).toBe(200);
    // What comes is taken in one after the other: behind this nothing of those is left.
    expect((await post(first, JSON.stringify({ id: randomUUID(), from, text: next }))).status).toBe(200);
    for (const node of [first, second]) {
      await nodes.once(node, next);
      expect(await nodes.stored(node, text)).toHaveLength(1);
    }
  });

  it("F20 a node that stood still for too long finds its work taken over, and writes nothing more of it", async () => {
    const { first, second } = nodes;
    const before = nodes.holder("outbox")!;
    const old = connectionsOf(first).split(",");
    // The second node's are not among them: they are known by what they do while the first stands still.
    process.kill(first.pid, "SIGSTOP");
    watchWrites(second, ["inbound", "message", "delivery", "connection"]);
    const words = nodes.write();
    await nodes.taken(all(), before);
    for (const text of words) await nodes.once(second, text);
    const mine = new Set(second.query("SELECT string_agg(DISTINCT pid::text, ',') FROM writes").split(","));
    const theirs = old.filter((pid) => !mine.has(pid));
    expect(theirs.length).toBeGreaterThan(0);
    process.kill(first.pid, "SIGCONT");
    const more = nodes.write();
    for (const text of [...more, ...words]) for (const node of [first, second]) await nodes.once(node, text);
    expect(second.query(`SELECT count(*) FROM writes WHERE pid IN (${theirs.join()})`)).toBe("0");
    expect(nodes.holders().filter((each) => each.holder === before)).toEqual([]);
    expect(nodes.mailbox.idling).toBe(1);
    second.alter("DROP FUNCTION note_write CASCADE");
    second.alter("DROP TABLE writes");
  });

  it("F20 what a node did that was killed another does within the time of its lease", async () => {
    const { first, second } = nodes;
    const before = nodes.holder("outbox")!;
    await second.end("SIGKILL");
    const words = nodes.write();
    const killed = Date.now();
    await nodes.taken(all(), before);
    for (const text of words) await nodes.once(first, text);
    expect(Date.now() - killed).toBeLessThan(6_000);
    await second.startAgain();
    for (const text of nodes.write()) await nodes.once(second, text);
  });

  it("F20 what is being sent stays so when another node starts, and is uncertain when the one that sends it dies", async () => {
    const { first, second } = nodes;
    const customer = someone();
    const conversation = await nodes.begun(second, (text) => void nodes.telegram.write(customer, text));
    nodes.telegram.fail("sendMessage", "stall");
    const text = await nodes.answer(second, conversation);
    const calls = () => nodes.telegram.callsOf("sendMessage").filter((call) => call.arguments.text === text);
    await nodes.telegram.until(() => calls().length === 1, "the call");
    await second.end("SIGTERM");
    await second.startAgain();
    for (const words of nodes.write()) await nodes.once(second, words);
    expect(await nodes.state(second, text)).toBe("queued");
    await first.end("SIGKILL");
    await expect.poll(() => nodes.state(second, text), patience).toBe("uncertain");
    expect(calls()).toHaveLength(1);
    await first.startAgain();
  });

  it.each(["the other", "the one that sends"])("F20 answers given at both nodes are each sent once though %s is killed", async (which) => {
    const { first, second } = nodes;
    // Since the test before the second has everything.
    const [killed, other] = which === "the other" ? [first, second] : [second, first];
    const customers = Array.from({ length: 6 }, () => someone());
    const talks = [];
    for (const customer of customers)
      talks.push({
        conversation: await nodes.begun(first, (text) => void nodes.telegram.write(customer, text)),
        isMail: false,
      });
    for (let i = 0; i < 4; ++i) {
      const from = `${randomUUID()}@mail.test`;
      talks.push({
        conversation: await nodes.begun(first, (text) => void nodes.mailbox.deliver(mail({ from, to: "help@desk.test", subject: text, text }))),
        isMail: true,
      });
    }
    const given = talks.flatMap(({ conversation, isMail }) =>
      [first, second].map(async (node) => ({
        isMail,
        text: await nodes.answer(node, conversation),
      })),
    );
    const answers = await Promise.all(given);
    await killed.end("SIGKILL");
    const sent = (text: string) => nodes.telegram.callsOf("sendMessage").filter((call) => call.arguments.text === text).length;
    for (const { text, isMail } of answers) {
      await expect.poll(() => nodes.state(other, text), { ...patience, message: text }).toMatch(/^(sent|uncertain)$/);
      const state = await nodes.state(other, text);
      if (which === "the other") expect(state).toBe("sent");
      const mails = nodes.mailbox.mails.filter((each) => each.text.includes(text));
      if (isMail) expect(new Set(mails.map((each) => each.bytes)).size).toBe(1);
      else if (state === "sent") expect(sent(text)).toBe(1);
      else expect(sent(text)).toBeLessThanOrEqual(1);
    }
    await killed.startAgain();
  });

  it("F20 timers fire once", async () => {
    const { first, second } = nodes;
    const conversation = await nodes.begun(first, (text) => void nodes.telegram.write(someone(), text));
    const texts = Array.from({ length: 8 }, () => randomUUID());
    for (const [at, text] of texts.entries()) {
      const send_at = new Date(Date.now() + 3_600_000).toISOString();
      const held = await nodes.at(at % 2 ? first : second).post(`/conversations/${conversation}/pending-replies`, {
        client_id: randomUUID(),
        text,
        send_at,
      });
      expect(held.status, JSON.stringify(held.body)).toBe(201);
    }
    first.alter("UPDATE pending_reply SET send_at = 1");
    for (const text of texts) await expect.poll(() => nodes.state(second, text), patience).toBe("sent");
    for (const text of texts) {
      expect(await nodes.stored(first, text)).toHaveLength(1);
      expect(nodes.telegram.callsOf("sendMessage").filter((call) => call.arguments.text === text)).toHaveLength(1);
    }
  });

  it("F20 a channel that is changed or deleted at either node begins anew, or ends, where it is worked on", async () => {
    const { first, second, telegram } = nodes;
    const conflicts = nodes.conflicts();
    const place = `/connections/${nodes.channels.telegram}`;
    for (const node of [first, second, first, second]) {
      const { version, settings } = (await nodes.at(node).get<Schemas["Connection"]>(place)).body;
      const begun = telegram.callsOf("deleteWebhook").length;
      const changed = await nodes.at(node).call("PATCH", place, { settings, version });
      expect(changed.status, JSON.stringify(changed.body)).toBe(200);
      await telegram.waitFor("deleteWebhook", begun + 1);
      const text = randomUUID();
      telegram.write(someone(), text);
      await nodes.once(node, text);
    }
    expect(nodes.conflicts()).toBe(conflicts);
    // The first works on it since the second was killed.
    const deleted = await nodes.at(second).call("DELETE", `/channels/${nodes.channels.telegram}`);
    expect(deleted.status, JSON.stringify(deleted.body)).toBeLessThan(300);
    await expect.poll(() => telegram.isPolled, patience).toBe(false);
    await expect.poll(() => nodes.holder(`channel:${nodes.channels.telegram}`), patience).toBeUndefined();
  });
}, 120_000);

describe("two nodes whose leases are long", () => {
  let nodes: TwoNodes;
  beforeAll(async () => {
    nodes = await TwoNodes.start(60);
  });
  afterAll(async () => nodes?.dispose());

  it("F20 what a node did that is stopped another does within two seconds", async () => {
    const { first, second } = nodes;
    const before = nodes.holder("outbox")!;
    expect(await first.end("SIGTERM")).toBe(0);
    const stopped = Date.now();
    const words = nodes.write();
    await nodes.taken(["outbox", "due", "search", ...nodes.receiving], before);
    expect(Date.now() - stopped).toBeLessThan(2_000);
    for (const text of words) await nodes.once(second, text);
    await first.startAgain();
    for (const text of nodes.write()) await nodes.once(first, text);
    expect(nodes.mailbox.idling).toBe(1);
  });
}, 120_000);
