// SPDX-License-Identifier: AGPL-3.0-or-later
// A75: passwords and keys in the desk's own options stand in no log and in no error, at debug either: neither while it serves, nor
// while what they open is away or refuses them, nor when the start fails.
import { spawnSync } from "node:child_process";
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { OwnNats } from "../../support/nodes";
import { OwnPostgres } from "../../support/own_postgres";
import { ask, call, staffToken } from "../../support/people";
import { runHarken } from "../../support/run_harken";
import { filesBelow } from "../../support/saved";
import { refusedStart, Server } from "../../support/server";

const planted = "planted-5f3c9a71d2";
const nowhere = "127.0.0.1:1";

let cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
  cleanUps = [];
});

/** It says what it should, so that it is no empty text in which nothing was found. */
function expectKept(text: string, words: RegExp): void {
  expect(text).toMatch(words);
  expect(text).not.toContain(planted);
}

function scratch(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "harken-options-"));
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function start(options: Parameters<typeof Server.start>[0]): Promise<Server> {
  const server = await Server.prepare(options);
  cleanUps.push(() => server.dispose());
  await server.startAgain();
  return server;
}

const ready = async (server: Server) => (await fetch(`${server.url}/readyz`)).status;
const metrics = async (server: Server) => (await fetch(`${server.url}/metrics`)).text();

/** What the doctor says, for people and for programs. */
async function doctor(flags: string[], env: Record<string, string> = {}): Promise<string> {
  const runs = await Promise.all([[], ["--json"]].map((more) => runHarken(["doctor", "--log-level", "debug", ...more, ...flags], env)));
  return runs.map(({ out, err }) => out + err).join("\n");
}

describe("the password of PostgreSQL", () => {
  let postgres: OwnPostgres;
  const address = (password: string) => postgres.url.replace("harken@", `planted:${password}@`);
  const lets = (password: string) => spawnSync("psql", ["--no-password", "--dbname", address(password), "--command", "SELECT 1"]).status === 0;

  beforeAll(async () => {
    postgres = OwnPostgres.start();
    postgres.query(`CREATE ROLE planted LOGIN SUPERUSER PASSWORD '${planted}'`);
    const rules = postgres.query("SHOW hba_file");
    writeFileSync(rules, `local all planted scram-sha-256\n${readFileSync(rules, "utf8")}`);
    postgres.query("SELECT pg_reload_conf()");
    while (lets("wrong")) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(lets(planted)).toBe(true);
  });
  afterAll(() => postgres.dispose());

  it("A75 is told nowhere while the desk serves, while PostgreSQL is gone, and by no command beside it", async () => {
    const server = await start({ databaseUrl: address(planted), flags: ["--database-replica", address(`${planted}-of-nobody`)] });
    const token = await staffToken(server);
    await ask(server, token, "POST", "/labels", { name: "Kept", color: "red" });
    const backup = path.join(scratch(), "backup");
    const commands = [["migrate"], ["user", "list"], ["token", "list"], ["backup", "--to", backup]];
    for (const command of commands) {
      const { code, out, err } = await runHarken([...command, "--log-level", "debug", ...server.place]);
      expect([command, code, err]).toEqual([command, 0, expect.not.stringContaining(planted)]);
      expect(out).not.toContain(planted);
    }
    for (const file of filesBelow(backup)) expect([file, readFileSync(path.join(backup, file)).includes(planted)]).toEqual([file, false]);
    expectKept(await doctor(server.place), /no damage found/);
    expectKept(await metrics(server), /harken_/);
    postgres.stop();
    const lost = call(server, token, "POST", "/labels", { name: "Lost", color: "red" });
    const [answer, told] = await Promise.all([lost, doctor(server.place), expect.poll(() => ready(server), { timeout: 30_000 }).toBe(503)]);
    expectKept(JSON.stringify(answer), /503/);
    expectKept(told, /error +database/);
    postgres.startAgain();
    await expect.poll(() => ready(server), { timeout: 30_000 }).toBe(200);
    expect(await server.end("SIGTERM")).toBe(0);
    expectKept(server.log(), /serving PostgreSQL[^]*\/labels 503/);
  }, 120_000);

  it("A75 is told by no start that PostgreSQL refuses", async () => {
    const cases: [string[], Record<string, string>, RegExp][] = [
      [["--database", address(`${planted}x`)], {}, /authentication failed/],
      [[], { HARKEN_DATABASE: address(`${planted}x`) }, /authentication failed/],
      [["--database", `${postgres.url}&user=planted&password=${planted}x`], {}, /authentication failed/],
      [["--database", address(planted).replace("/postgres?", "/no_such_desk?")], {}, /no_such_desk/],
    ];
    for (const [flags, env, words] of cases) await expectRefused(flags, env, words);
  });
});

/** Neither the start that fails nor the doctor tells it. */
async function expectRefused(flags: string[], env: Record<string, string>, words: RegExp): Promise<void> {
  const { code, text } = await refusedStart(["--log-level", "debug", ...flags], env);
  expect(code).toBe(1);
  expectKept(text, words);
  const data = path.join(scratch(), "data");
  mkdirSync(data);
  expectKept(await doctor(["--data", data, ...flags], env), words);
}

describe("a start that fails", () => {
  const postgres = `postgres://planted:${planted}@${nowhere}/desk`;

  it.each<[string, string[], RegExp]>([
    ["a PostgreSQL that is not there", ["--database", postgres], /onnection/],
    ["one whose folder is not there", ["--database", `postgres://planted:${planted}@/desk?host=/no/such/folder`], /No such file/],
    ["an address that is none", ["--database", `postgres://planted:%zz${planted}@${nowhere}/desk`], /percent-encoded/],
    ["a password with an @ in it", ["--database", `postgres://planted:x@${planted}@${nowhere}/desk`], /percent-encoded/],
    ["a password with a / in it", ["--database", `postgres://planted:${planted}/x@${nowhere}/desk`], /percent-encoded/],
    ["another database", ["--database", `mysql://planted:${planted}@${nowhere}/desk`], /sqlite:PATH or postgres/],
    ["a replica beside SQLite", ["--database-replica", postgres], /--database-replica is/],
    ["NATS beside SQLite", ["--nats", `nats://planted:${planted}@${nowhere}`], /several nodes/],
    ["keys in a bucket's address", ["--blobs", `s3://AKIAHARKEN:${planted}@files`], /keys do not belong/],
    ["keys in its endpoint", ["--blobs", `s3://files?endpoint=https://AKIAHARKEN:${planted}@s3.test`], /endpoint is/],
  ])("A75 %s: the password is not told", (_, flags, words) => expectRefused(flags, {}, words));

  it("A75 a variable that holds no key, or a file of options that is wrong: what they hold is not told", async () => {
    expectKept((await refusedStart(["--log-level", "debug"], { HARKEN_SECRET_KEY: planted })).text, /HARKEN_SECRET_KEY is no key/);
    const file = path.join(scratch(), "harken.toml");
    for (const [line, words] of [
      [`database = ${postgres}`, /harken.toml:1: /],
      [`database = "${postgres}`, /harken.toml:1: /],
      [`databse = "${postgres}"`, /unknown key databse/],
    ] as const) {
      writeFileSync(file, `${line}\n`);
      await expectRefused(["--config", file], {}, words);
    }
  });

  it.each<[string, string[], RegExp]>([
    ["an option that is mistyped", ["serve", "--databse", postgres], /^harken: there is no option --databse\n/],
    ["the same in one word", ["doctor", `--databse=${postgres}`], /^harken: there is no option --databse\n/],
    ["an option without its command", [`--database=${postgres}`], /^harken: there is no --database\n/],
    ["a word too many", ["serve", "--database", postgres, planted], /^harken: there is a word too many\n/],
    ["a command that is mistyped", ["serv", "--database", postgres], /^harken: there is no serv\n/],
  ])("A75 %s is named without what stands behind it", async (_, words, told) => {
    const { code, out, err } = await runHarken(words);
    expect([code, out]).toEqual([2, ""]);
    expectKept(err, told);
  });

  it("A75 a bucket that is not there: its key is not told", async () => {
    const flags = ["--blobs", `s3://files?endpoint=http://${nowhere}`];
    const keys = { HARKEN_S3_ACCESS_KEY: "AKIAHARKENTEST", HARKEN_S3_SECRET_KEY: planted };
    const { code, text } = await refusedStart(["--log-level", "debug", ...flags], keys);
    expect(code).toBe(1);
    expectKept(text, /cannot be used/);
  });
});

describe("the password of NATS", () => {
  const connected = async (node: Server) => /^harken_nats_connected (\d)/m.exec(await metrics(node))?.[1];

  it.each([
    ["a password", ["--user", "planted", "--pass", planted], `planted:${planted}@`],
    ["a token", ["--auth", planted], `${planted}@`],
  ])("A75 %s is told neither by who is let in, nor by who is not, nor when NATS goes", async (_, asked, given) => {
    const nats = await OwnNats.start("127.0.0.1", asked);
    cleanUps.push(() => nats.stop());
    const address = (words: string) => ["--nats", nats.url.replace("//", `//${words}`)];
    const right = address(given);
    const wrong = address(given.replace("@", "x@"));
    const desk = await start({ database: "postgres", flags: right });
    await expect.poll(() => connected(desk), { timeout: 20_000 }).toBe("1");
    const beside = await Server.prepare({ beside: desk, data: desk.data, flags: wrong });
    cleanUps.push(() => beside.dispose());
    // The library gives up when it was refused twice: the node serves without, or that came before it was there.
    await beside.startAgain().catch(() => undefined);
    await expect.poll(() => beside.log(), { timeout: 20_000 }).toMatch(/NATS is away/);
    expectKept(await doctor([...desk.place, ...right]), /the NATS server answers/);
    expectKept(await doctor([...desk.place, ...wrong]), /away, or does not let us in/);
    await nats.stop();
    await expect.poll(() => desk.log(), { timeout: 20_000 }).toContain("NATS is away");
    expectKept(await doctor([...desk.place, ...right]), /away, or does not let us in/);
    expectKept(await metrics(desk), /harken_/);
    for (const node of [desk, beside]) expectKept(node.log(), /NATS is away/);
  });

  it("A75 an address that is none refuses the start without a word of it", async () => {
    const desk = await start({ database: "postgres" });
    const user = `planted:${planted}@`;
    for (const place of [`http://${user}${nowhere}`, `nats://${user}${nowhere},nats://other:4222`, `nats://${user}127.0.0.1:none`, `${user}${nowhere}`]) await expectRefused(["--database", desk.databaseUrl, "--nats", place], {}, /--nats/);
  });
});

describe("what the tests look for in every log", () => {
  it("A75 finds what was said to one server in the log of another", async () => {
    const told = await start({});
    expect((await call(told, `${planted}-of-nobody`, "GET", "/labels")).status).toBe(401);
    const teller = await Server.prepare();
    appendFileSync(path.join(teller.folder, "harken.log"), `well\nGET /labels for ${planted}-of-nobody\n`);
    await expect(teller.dispose()).rejects.toThrow(/^the log tells secrets: a token, in: GET \/labels for \*\*\*$/);
  });
});
