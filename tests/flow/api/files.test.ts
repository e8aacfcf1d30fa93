// SPDX-License-Identifier: AGPL-3.0-or-later
// A17 to A20: what is sent as a file does no harm to whoever opens it, wherever the bytes are kept.
import type { Schemas } from "@shared/api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Contract } from "../../support/contract";
import { FakeS3 } from "../../support/fake_s3";
import { ask, staffToken } from "../../support/people";
import { Server } from "../../support/server";

let s3: FakeS3;
const servers: Record<string, Server> = {};
beforeAll(async () => {
  s3 = await FakeS3.start();
  servers.folder = await Server.start();
  servers.bucket = await Server.start({ flags: s3.flags(), env: s3.env });
});
afterAll(async () => {
  for (const server of Object.values(servers)) await server.dispose();
  await s3.stop();
});

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);
const authorized = (token: string) => ({ headers: { Authorization: `Bearer ${token}` } });
async function send(server: Server, path: string, token: string, name: string, bytes: string | Uint8Array<ArrayBuffer>, type: string): Promise<Response> {
  const form = new FormData();
  form.append("file", new Blob([bytes], { type }), name);
  return fetch(`${server.url}/api/v1${path}`, { method: "POST", body: form, ...authorized(token) });
}

describe.each(["folder", "bucket"])("files in a %s", (place) => {
  let server: Server;
  let visitor: Schemas["WidgetSession"];
  beforeAll(async () => {
    server = servers[place]!;
    visitor = await ask<Schemas["WidgetSession"]>(server, "", "POST", "/widget/demo/sessions", {});
  });

  it("A17 A19 A21 A22 files are what their bytes say, named harmlessly, and only for those who may", async () => {
    const upload = (name: string, bytes: string | Uint8Array<ArrayBuffer>, type: string) => send(server, "/widget/demo/files", visitor.token, name, bytes, type);
    for (const [name, bytes] of [["a.svg", "<svg xmlns='x'><script/></svg>"], ["a.html", "<!doctype html><p>"], ["a.exe", new Uint8Array([0x4d, 0x5a, 0, 1, 2])]] as const)
      expect([name, (await upload(name, bytes as string, "image/png")).status]).toEqual([name, 415]);
    const stored = (await (await upload("../../etc/p\u202egnp.exe", png, "text/html")).json()) as Schemas["File"];
    (await Contract.of(server)).checkSchema("File", stored);
    expect(stored.type).toBe("image/png");
    expect(stored.name).toBe("pgnp.exe");
    const mine = await fetch(`${server.url}/api/v1/widget/demo/files/${stored.id}`, authorized(visitor.token));
    expect([mine.status, mine.headers.get("x-content-type-options")]).toEqual([200, "nosniff"]);
    expect(mine.headers.get("content-security-policy")).toContain("sandbox");
    expect(new Uint8Array(await mine.arrayBuffer())).toEqual(png);
    const other = await ask<Schemas["WidgetSession"]>(server, "", "POST", "/widget/demo/sessions", {});
    expect((await fetch(`${server.url}/api/v1/widget/demo/files/${stored.id}`, authorized(other.token))).status).toBe(404);
    expect((await upload("big.txt", "x".repeat(11 * 1024 * 1024), "text/plain").catch(() => ({ status: 413 }))).status).toBe(413);
  });
});

it("A20: no path of a download forgets a header, whoever asks and wherever the bytes are", async () => {
  const headersOf = async (server: Server, path: string, token: string) => {
    const answer = await fetch(`${server.url}/api/v1${path}`, authorized(token));
    expect([path, answer.status, new Uint8Array(await answer.arrayBuffer())]).toEqual([path, 200, png]);
    const named = [...answer.headers].filter(([name]) => name !== "date");
    return Object.fromEntries(named);
  };
  const all = await Promise.all(
    Object.values(servers).map(async (server) => {
      const staff = await staffToken(server);
      const { token } = await ask<Schemas["WidgetSession"]>(server, "", "POST", "/widget/demo/sessions", {});
      const theirs = (await (await send(server, "/widget/demo/files", token, "a.png", png, "image/png")).json()) as Schemas["File"];
      const ours = (await (await send(server, "/files", staff, "a.png", png, "image/png")).json()) as Schemas["File"];
      return [await headersOf(server, `/widget/demo/files/${theirs.id}`, token), await headersOf(server, `/files/${ours.id}`, staff)];
    }),
  );
  for (const headers of all.flat())
    expect(headers).toMatchObject({
      "content-type": "image/png",
      "content-disposition": "inline; filename*=UTF-8''a.png",
      "content-security-policy": "sandbox; default-src 'none'",
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    });
  expect(all[1]).toEqual(all[0]);
});
