// SPDX-License-Identifier: AGPL-3.0-or-later
// What two nodes of one desk must have together: the code of the first set-up, how often somebody may guess a password, the tokens
// of a mailbox, and what an operator is shown of them.
import type { Schemas } from "@shared/api";
import { afterEach, describe, expect, it } from "vitest";
import { FakeMail } from "../support/fake_mail";
import { FakeTokens } from "../support/fake_tokens";
import { OwnNats, startNodes } from "../support/nodes";
import { ask, call, demoPassword, staffToken } from "../support/people";
import { Server, type ServerOptions } from "../support/server";

const late = { timeout: 20_000, interval: 50 };

let nodes: Server[] = [];
afterEach(async () => {
  for (const node of nodes.splice(0).reverse()) await node.dispose();
});

async function start(each: ServerOptions): Promise<[Server, Server]> {
  nodes = await startNodes([each, each]);
  return nodes as [Server, Server];
}

it("a node that is stopped in order raises no alarm about NATS", async () => {
  const nats = await OwnNats.start();
  const [a] = await start({ flags: ["--nats", nats.url] });
  await expect.poll(async () => (await fetch(`${a.url}/metrics`)).text(), late).toContain("harken_nats_connected 1");
  await a.end("SIGTERM");
  expect(a.log()).not.toContain("NATS is away");
  await nats.stop();
}, 60_000);

describe("the first set-up", () => {
  const codeOf = (node: Server) => [...node.log().matchAll(/one-time code:\s+(\S+)/g)].at(-1)?.[1] ?? "none";
  const printed = (node: Server, times: number) => expect.poll(() => [...node.log().matchAll(/one-time code:/g)].length, late).toBe(times);
  const setUp = (node: Server, code: string, email = "ada@acme.test") =>
    call<Schemas["Problem"]>(node, "", "POST", "/setup", {
      code,
      workspace: "Acme",
      name: "Ada",
      email,
      password: "four random words here",
    });

  it("A77 takes the code that either node has printed at either node, and none once it is done", async () => {
    const [a, b] = await start({ demo: false });
    await printed(b, 1);
    expect(codeOf(b)).toBe(codeOf(a));
    for (const node of [a, b]) expect((await setUp(node, "WRONGX-WRONGX")).body.code).toBe("bad_setup_code");
    expect(a.query("SELECT salt FROM setup_salt")).not.toContain(codeOf(a));
    expect((await setUp(a, codeOf(b))).status).toBe(201);
    for (const node of [a, b]) expect((await setUp(node, codeOf(a), "eve@acme.test")).body.code).toBe("setup_done");
    expect(a.query("SELECT count(*) FROM setup_salt")).toBe("0");
  }, 60_000);

  it("A77 keeps the code while a node lives, and makes another when all of them have gone", async () => {
    const [a, b] = await start({ demo: false });
    await printed(a, 1);
    const first = codeOf(a);
    await a.end("SIGTERM");
    await a.startAgain();
    await printed(a, 2);
    expect(codeOf(a)).toBe(first);
    for (const node of [a, b]) await node.end("SIGTERM");
    await b.startAgain();
    await printed(b, 2);
    expect(codeOf(b)).not.toBe(first);
    expect((await setUp(b, first)).body.code).toBe("bad_setup_code");
    await a.startAgain();
    expect((await setUp(a, codeOf(b))).status).toBe(201);
  }, 60_000);
});

describe("guesses of a password", () => {
  it("A48 whoever goes from node to node has no more of them", async () => {
    const both = await start({});
    const statuses: number[] = [];
    for (let i = 0; i < 24; ++i)
      statuses.push(
        (
          await call(both[i % 2]!, "", "POST", "/session", {
            email: "ben@demo.test",
            password: `guess ${i}`,
          })
        ).status,
      );
    const guesses = statuses.filter((status) => status === 401).length;
    expect(guesses).toBeGreaterThanOrEqual(10);
    // Some come back while the machine is slow.
    expect(guesses).toBeLessThan(16);
    for (const node of both) {
      const right = await call<Schemas["Problem"]>(node, "", "POST", "/session", { email: "ben@demo.test", password: demoPassword });
      expect(right.body.code).toBe("rate_limited");
    }
    expect(both[0].query("SELECT count(*) FROM attempt WHERE name LIKE '%ben%'")).toBe("0");
  }, 60_000);
});

describe("a mailbox by OAuth2 at two nodes", () => {
  it("CH7 F20 a refresh token is used once, whichever of them need a new access token at once", async () => {
    const post = await FakeMail.start();
    const tokens = await FakeTokens.start(post);
    try {
      const both = await start({ flags: ["--rate-limits", "off"] });
      const admin = await staffToken(both[0]);
      const { items } = await ask<{ items: Schemas["Department"][] }>(both[0], admin, "GET", "/departments");
      const settings = post.settings("help@desk.test", {
        oauth2: tokens.settings,
      });
      const { id } = await ask<Schemas["Channel"]>(both[0], admin, "POST", "/connections", {
        kind: "email",
        name: "Mail",
        department_id: items.find((each) => each.mode === "manual")!.id,
        settings,
        secrets: tokens.channelSecrets,
      });
      const shown = () => ask<Schemas["Connection"]>(both[0], admin, "GET", `/connections/${id}`);
      await post.until(() => post.isIdle, "the desk waiting for mail");
      for (let round = 0; round < 3; ++round) {
        // What was given so far is no good any more.
        post.tokens.clear();
        const asked = tokens.requests.length;
        const { version } = await shown();
        const sign = (node: Server) =>
          call<Schemas["Problem"]>(node, admin, "PATCH", `/connections/${id}`, {
            version,
            settings,
            secrets: {},
          });
        // Each has signed in before it is told that another was quicker.
        const statuses = (await Promise.all([...both, ...both].map(sign))).map(({ status }) => status);
        expect(statuses.sort()).toEqual([200, 409, 409, 409]);
        expect(tokens.requests.length - asked).toBe(1);
      }
      const used = tokens.requests.map((each) => each.refresh_token);
      expect(new Set(used).size).toBe(used.length);
      expect((await shown()).secrets).not.toContain("oauth_access_token");
    } finally {
      await Promise.all([post.dispose(), tokens.dispose()]);
    }
  }, 120_000);
});

describe("what an operator is shown", () => {
  async function metrics(node: Server): Promise<Map<string, number>> {
    const text = await (await fetch(`${node.url}/metrics`)).text();
    const lines = text.split("\n").filter((line) => line.startsWith("harken_"));
    return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ") + 1))]));
  }
  const nodesIn = (all: Map<string, number>) => [...all].find(([name]) => name.startsWith("harken_nodes{"))?.[1];

  it("F16 F20 how many nodes live, which of them does what, and whether it hears of the others", async () => {
    const nats = await OwnNats.start();
    try {
      const [a, b] = await start({ flags: ["--nats", nats.url] });
      await expect.poll(async () => (await metrics(a)).get('harken_lease_held{lease="outbox"}'), late).toBe(1);
      for (const node of [a, b]) expect(nodesIn(await metrics(node))).toBe(2);
      expect((await metrics(b)).has('harken_lease_held{lease="outbox"}')).toBe(false);
      await expect.poll(async () => (await metrics(b)).get("harken_nats_connected"), late).toBe(1);
      await nats.stop();
      await expect.poll(async () => (await metrics(b)).get("harken_nats_connected"), late).toBe(0);
      await a.end("SIGTERM");
      await expect.poll(async () => nodesIn(await metrics(b)), late).toBe(1);
      await expect.poll(async () => (await metrics(b)).get('harken_lease_held{lease="outbox"}'), late).toBe(1);
    } finally {
      await nats.stop();
    }
  }, 120_000);
});
