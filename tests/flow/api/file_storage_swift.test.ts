// SPDX-License-Identifier: AGPL-3.0-or-later
// Files in S3-compatible storage that others have written: what libcurl signs is what a strict server takes.
import type { Schemas } from "@shared/api";
import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { visitorToken } from "../../support/people";
import { refusedStart, Server } from "../../support/server";
import { Swift } from "../../support/swift";

let swift: Swift;
let server: Server;
beforeAll(async () => {
  swift = await Swift.start();
  server = await Server.start({ flags: swift.flags, env: swift.env });
}, 180_000);
afterAll(async () => {
  await server?.dispose();
  await swift?.dispose();
});

it("files of any size go into the bucket and come back, and the makers' own client reads them there", async () => {
  const token = await visitorToken(server);
  const headers = { Authorization: `Bearer ${token}` };
  for (const bytes of [Buffer.from("a"), Buffer.from("näïve text\n"), Buffer.alloc(3_000_000, "long text. ")]) {
    const form = new FormData();
    form.append("file", new Blob([bytes]), "a.txt");
    const answer = await fetch(`${server.url}/api/v1/widget/demo/files`, { method: "POST", body: form, headers });
    expect(answer.status).toBe(201);
    const { id } = (await answer.json()) as Schemas["File"];
    const got = await fetch(`${server.url}/api/v1/widget/demo/files/${id}`, { headers });
    expect([got.status, Buffer.from(await got.arrayBuffer()).equals(bytes)]).toEqual([200, true]);
    const hash = createHash("sha256").update(bytes).digest("hex");
    expect((await swift.read(`desk/${hash.slice(0, 2)}/${hash.slice(2)}`)).equals(bytes)).toBe(true);
  }
  expect(await swift.names()).toHaveLength(4);
});

it("a wrong secret, region or bucket is refused by it, and the desk says so instead of starting", async () => {
  const failing = async (flags: string[], env: Record<string, string>) => (await refusedStart(flags, env)).text;
  const [blobs] = swift.flags.slice(1);
  expect(await failing(swift.flags, { ...swift.env, HARKEN_S3_SECRET_KEY: "another" })).toMatch(/secret key is wrong.*SignatureDoesNotMatch/);
  expect(await failing(["--blobs", blobs!.replace("eu-central-1", "eu-north-1")], swift.env)).toMatch(/region is wrong.*region eu-central-1/);
  expect(await failing(["--blobs", blobs!.replace("s3://files", "s3://folders")], swift.env)).toMatch(/no such bucket/);
});
