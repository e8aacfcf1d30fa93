// SPDX-License-Identifier: AGPL-3.0-or-later
// Files in S3-compatible storage, --blobs s3://…
import { GetObjectCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import type { Schemas } from "@shared/api";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FakeS3 } from "../../support/fake_s3";
import { OwnPostgres } from "../../support/own_postgres";
import { call, visitorToken } from "../../support/people";
import { refusedStart, Server, type ServerOptions } from "../../support/server";

let s3: FakeS3;
let servers: Server[];
beforeEach(async () => {
  servers = [];
  s3 = await FakeS3.start();
});
afterEach(async () => {
  for (const server of servers) await server.dispose();
  await s3.stop();
});

async function start(options: ServerOptions = {}): Promise<Server> {
  const server = await Server.start({ flags: s3.flags(), env: s3.env, ...options });
  servers.push(server);
  return server;
}

const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(2_000_000, "pixels ")]);

function upload(server: Server, token: string, bytes: Buffer = png, name = "a.png"): Promise<Response> {
  const form = new FormData();
  form.append("file", new Blob([Uint8Array.from(bytes)], { type: "image/png" }), name);
  return fetch(`${server.url}/api/v1/widget/demo/files`, { method: "POST", body: form, headers: { Authorization: `Bearer ${token}` } });
}
const download = (server: Server, token: string, id: string) => fetch(`${server.url}/api/v1/widget/demo/files/${id}`, { headers: { Authorization: `Bearer ${token}` } });
const uploaded = async (server: Server, token: string, bytes?: Buffer) => (await (await upload(server, token, bytes)).json()) as Schemas["File"];
const write = (server: Server, token: string, text: string, attachments: string[] = []) =>
  call(server, token, "POST", "/widget/demo/messages", { client_id: crypto.randomUUID(), text, attachments });

it("a file is one object, however often it comes, which the makers' own client reads", async () => {
  const server = await start();
  const token = await visitorToken(server);
  const { id } = await uploaded(server, token);
  await uploaded(server, token);
  expect(Buffer.from(await (await download(server, token, id)).arrayBuffer()).equals(png)).toBe(true);
  expect(s3.count("PUT")).toBe(1);
  expect(s3.seen.filter(({ status }) => status >= 400).map(({ method, status }) => [method, status])).toEqual([["HEAD", 404]]);
  const client = new S3Client({ endpoint: s3.url, region: s3.region, forcePathStyle: true, credentials: { accessKeyId: s3.accessKey, secretAccessKey: s3.secretKey } });
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: s3.bucket, Prefix: "desk/" }));
  expect(Contents.map(({ Key }) => Key).sort()).toEqual([...s3.files, "desk/harken-probe"].sort());
  const { Body } = await client.send(new GetObjectCommand({ Bucket: s3.bucket, Key: s3.files[0]! }));
  expect(Buffer.from(await Body!.transformToByteArray()).equals(png)).toBe(true);
});

it("two desks on one database and one bucket: what is sent to one comes from the other", async () => {
  const postgres = OwnPostgres.start();
  try {
    const flags = [...s3.flags(), "--database", postgres.url];
    const first = await start({ flags });
    const second = await start({ flags, data: first.data, demo: false });
    const token = await visitorToken(first);
    const { id } = await uploaded(first, token);
    const answer = await download(second, token, id);
    expect([answer.status, Buffer.from(await answer.arrayBuffer()).equals(png)]).toEqual([200, true]);
    const back = await uploaded(second, token, Buffer.from("plain text, the other way"));
    expect(await (await download(first, token, back.id)).text()).toBe("plain text, the other way");
  } finally {
    for (const server of servers.splice(0)) await server.dispose();
    postgres.dispose();
  }
});

it("passing trouble of the store is nobody else's", async () => {
  const server = await start();
  const token = await visitorToken(server);
  const slow = { status: 503, code: "SlowDown" };
  s3.troubles.push("cut", slow, slow);
  const answer = await upload(server, token);
  expect(answer.status).toBe(201);
  const { id } = (await answer.json()) as Schemas["File"];
  s3.troubles.push({ status: 500, code: "InternalError" }, "cut");
  expect((await download(server, token, id)).status).toBe(200);
  expect(server.log()).not.toContain("is away");
});

describe("F7", () => {
  it("F7: the store is full: messages go, an upload is told so, nothing is left of it", async () => {
    const server = await start({ database: "postgres" });
    const token = await visitorToken(server);
    s3.isFull = true;
    const refused = await upload(server, token);
    expect(refused.status).toBe(503);
    expect(await refused.json()).toMatchObject({ code: "unavailable", detail: expect.stringContaining("full") as string });
    expect((await write(server, token, "without a picture")).status).toBe(201);
    expect([server.query("SELECT count(*) FROM file"), s3.files]).toEqual(["0", []]);
    s3.isFull = false;
    const { id } = await uploaded(server, token);
    expect((await write(server, token, "with one", [id])).status).toBe(201);
    expect(server.query("SELECT count(*) FROM file")).toBe("1");
  });

  it("F7: the store is away: messages go, files are told so in seconds, and it goes on when it is back", async () => {
    const server = await start();
    const token = await visitorToken(server);
    const { id } = await uploaded(server, token);
    await s3.stop();
    const begin = Date.now();
    const failing = [upload(server, token, Buffer.from("another one")), download(server, token, id)];
    expect((await write(server, token, "still here")).status).toBe(201);
    expect(Date.now() - begin).toBeLessThan(1_000);
    expect((await Promise.all(failing)).map(({ status }) => status)).toEqual([503, 503]);
    expect(Date.now() - begin).toBeLessThan(10_000);
    expect(server.log()).toMatch(/s3:\/\/files\/desk\/ is away/);
    await s3.startAgain();
    expect((await download(server, token, id)).status).toBe(200);
    expect((await upload(server, token, Buffer.from("another one"))).status).toBe(201);
    expect(server.log()).toContain("answers again");
  });
});

describe("a desk does not start with a bucket that it cannot use", () => {
  const log = async ({ flags = s3.flags(), env = s3.env }: ServerOptions): Promise<string> => {
    const { code, text } = await refusedStart(flags, env);
    expect([code, text]).toEqual([1, expect.not.stringContaining(s3.secretKey)]);
    return text;
  };

  it("wrong keys, buckets and addresses are named, secrets are not", async () => {
    const cases: [ServerOptions, RegExp][] = [
      [{ env: { ...s3.env, HARKEN_S3_SECRET_KEY: "another" } }, /s3:\/\/files\/desk\/ at http:\S+ cannot be used: .*secret key is wrong.*SignatureDoesNotMatch/],
      [{ env: { ...s3.env, HARKEN_S3_ACCESS_KEY: "another" } }, /access key is not known/],
      [{ flags: s3.flags("nowhere") }, /no such bucket/],
      [{ flags: ["--blobs", `s3://files?endpoint=${s3.url}&region=us-west-1`] }, /region is wrong/],
      [{ env: {} }, /needs HARKEN_S3_ACCESS_KEY/],
      [{ flags: ["--blobs", "s3://files?secret=x"] }, /unknown parameter secret/],
    ];
    for (const [options, words] of cases) expect(await log(options)).toMatch(words);
    expect(s3.objects.size).toBe(0);
    await s3.stop();
    expect(await log({})).toMatch(/cannot be used: .*connect/);
  });

  it("A39: a certificate that nobody vouches for ends it", async () => {
    const place = mkdtempSync(path.join(os.tmpdir(), "harken-test-"));
    const [key, cert] = ["key.pem", "cert.pem"].map((name) => path.join(place, name));
    execFileSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key!, "-out", cert!], { stdio: "ignore" });
    const secure = await FakeS3.start({ key: readFileSync(key!), cert: readFileSync(cert!) });
    try {
      expect(await log({ flags: secure.flags() })).toMatch(/cannot be used: .*certificate/i);
      expect(secure.seen).toEqual([]);
    } finally {
      await secure.stop();
      rmSync(place, { recursive: true });
    }
  });
});

it("keys come from files and from systemd's credentials too, and are in no log", async () => {
  const server = await start({ flags: [...s3.flags(), "--log-level", "debug"] });
  const place = server.folder;
  writeFileSync(path.join(place, "s3-access-key"), `${s3.accessKey}\n`);
  writeFileSync(path.join(place, "s3-secret-key"), `${s3.secretKey}\n`);
  const [access, secret] = ["s3-access-key", "s3-secret-key"].map((name) => path.join(place, name));
  const byFile = await start({ env: { HARKEN_S3_ACCESS_KEY_FILE: access!, HARKEN_S3_SECRET_KEY_FILE: secret! } });
  const byCredential = await start({ env: { CREDENTIALS_DIRECTORY: place } });
  for (const each of [server, byFile, byCredential]) {
    const token = await visitorToken(each);
    expect((await upload(each, token)).status).toBe(201);
    expect((await fetch(`${each.url}/metrics`)).status).toBe(200);
    expect(each.log()).not.toContain(s3.secretKey);
    expect(await (await fetch(`${each.url}/metrics`)).text()).not.toContain(s3.secretKey);
  }
});
