// SPDX-License-Identifier: AGPL-3.0-or-later
// OpenStack Swift with its S3 interface, from Debian: storage of others, which checks signatures strictly. One of each server, one copy of each object.
import { CreateBucketCommand, GetObjectCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { freePort } from "./server";

const kinds = ["account", "container", "object"] as const;
const region = "eu-central-1";
const bucket = "files";
const keys = { accessKeyId: "test:harken", secretAccessKey: "secret-of-the-desk" };

const proxy = `
[pipeline:main]
pipeline = catch_errors gatekeeper cache listing_formats s3api tempauth copy dlo slo versioned_writes proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:1
[filter:s3api]
use = egg:swift#s3api
location = ${region}
[filter:tempauth]
use = egg:swift#tempauth
user_test_harken = ${keys.secretAccessKey} .admin
${["catch_errors", "gatekeeper", "listing_formats", "copy", "dlo", "slo", "versioned_writes"].map((name) => `[filter:${name}]\nuse = egg:swift#${name}\n`).join("")}`;

export class Swift {
  readonly #children: ChildProcess[] = [];
  readonly #folder = mkdtempSync(path.join(os.tmpdir(), "harken-swift-"));
  readonly client: S3Client;

  private constructor(private readonly port: number) {
    this.client = new S3Client({ endpoint: this.url, region, forcePathStyle: true, credentials: keys });
  }

  static async start(): Promise<Swift> {
    const swift = new Swift(await freePort());
    mkdirSync(path.join(swift.#folder, "disks/one"), { recursive: true });
    swift.#write("swift.conf", "[swift-hash]\nswift_hash_path_suffix = harken\nswift_hash_path_prefix = harken\n[storage-policy:0]\nname = one\ndefault = yes\n");
    for (const kind of kinds) swift.#runStorage(kind, await freePort());
    swift.#run("proxy", swift.port, proxy);
    await swift.#ready();
    return swift;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }
  get flags(): string[] {
    return ["--blobs", `s3://${bucket}/desk?endpoint=${this.url}&region=${region}`];
  }
  get env(): Record<string, string> {
    return { HARKEN_S3_ACCESS_KEY: keys.accessKeyId, HARKEN_S3_SECRET_KEY: keys.secretAccessKey };
  }

  /** By the makers' own client. */
  async names(): Promise<string[]> {
    const { Contents = [] } = await this.client.send(new ListObjectsV2Command({ Bucket: bucket }));
    return Contents.map(({ Key }) => Key!);
  }
  async read(name: string): Promise<Buffer> {
    const { Body } = await this.client.send(new GetObjectCommand({ Bucket: bucket, Key: name }));
    return Buffer.from(await Body!.transformToByteArray());
  }

  async dispose(): Promise<void> {
    this.client.destroy();
    for (const child of this.#children) {
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #write(name: string, text: string): string {
    const file = path.join(this.#folder, name);
    writeFileSync(file, text);
    return file;
  }

  #runStorage(kind: (typeof kinds)[number], port: number): void {
    const rings = [["create", "4", "1", "0"], ["add", `r1z1-127.0.0.1:${port}/one`, "1"], ["rebalance"]];
    for (const step of rings) execFileSync("swift-ring-builder", [`${kind}.builder`, ...step], { cwd: this.#folder, stdio: "ignore" });
    this.#run(kind, port, `\n[pipeline:main]\npipeline = ${kind}-server\n[app:${kind}-server]\nuse = egg:swift#${kind}\n`);
  }

  #run(kind: string, port: number, rest: string): void {
    const common = { bind_ip: "127.0.0.1", bind_port: port, workers: 0, user: os.userInfo().username, swift_dir: this.#folder, devices: path.join(this.#folder, "disks"), mount_check: "false", log_address: path.join(this.#folder, "no-log") };
    const lines = Object.entries(common).map(([name, value]) => `${name} = ${value}\n`);
    const file = this.#write(`${kind}.conf`, `[DEFAULT]\n${lines.join("")}${rest}`);
    this.#children.push(spawn(`swift-${kind}-server`, [file], { stdio: "ignore" }));
  }

  async #ready(): Promise<void> {
    const end = Date.now() + 90_000;
    for (;;) {
      const failed = await this.client.send(new CreateBucketCommand({ Bucket: bucket })).then(
        () => undefined,
        (error: unknown) => error as Error,
      );
      if (!failed) return;
      if (Date.now() > end || this.#children.some((child) => child.exitCode !== null)) throw failed;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
