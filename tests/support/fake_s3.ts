// SPDX-License-Identifier: AGPL-3.0-or-later
// A bucket of S3-compatible storage in memory. It signs each request again with the library of S3's makers and takes it only when
// that gives the same signature; and it is full, away, slow or wrong when it is told to.
import { SignatureV4 } from "@smithy/signature-v4";
import { createHash, createHmac, type Hash, type Hmac } from "node:crypto";
import { createServer as createHttp, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createHttps } from "node:https";
import type { AddressInfo } from "node:net";

const region = "eu-central-1";
const mostSkewed = 15 * 60_000;

/** What it does instead with a request: an error of S3, or the end of the connection. */
export type Trouble = { status: number; code: string } | "cut";
export interface Seen {
  method: string;
  key: string;
  status: number;
}

/** What the library of S3's makers asks of a hash, by Node's own. */
class Sha256 {
  private hash: Hash | Hmac;
  constructor(private readonly secret?: string | ArrayBuffer | ArrayBufferView) {
    this.hash = this.made();
  }
  private made(): Hash | Hmac {
    if (this.secret === undefined) return createHash("sha256");
    const { secret } = this;
    return createHmac("sha256", typeof secret === "string" ? secret : ArrayBuffer.isView(secret) ? Buffer.from(secret.buffer, secret.byteOffset, secret.byteLength) : Buffer.from(secret));
  }
  update(data: string | Uint8Array): void {
    this.hash.update(data);
  }
  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.hash.digest());
  }
  reset(): void {
    this.hash = this.made();
  }
}

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const md5 = (bytes: Buffer) => createHash("md5").update(bytes);
const dateOf = (text: string) => new Date(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));

class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(code);
  }
}

export class FakeS3 {
  readonly accessKey = "AKIAHARKENTEST";
  readonly secretKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYHARKENTEST";
  readonly bucket = "files";
  readonly region = region;
  readonly objects = new Map<string, Buffer>();
  readonly seen: Seen[] = [];
  /** The next requests get these, each once. */
  readonly troubles: Trouble[] = [];
  /** It takes nothing more. */
  isFull = false;
  #server: Server | undefined;
  #port = 0;

  private constructor(private readonly tls: { key: Buffer; cert: Buffer } | undefined) {}

  static async start(tls?: { key: Buffer; cert: Buffer }): Promise<FakeS3> {
    const fake = new FakeS3(tls);
    await fake.startAgain();
    return fake;
  }

  async startAgain(): Promise<void> {
    const serve = (request: IncomingMessage, response: ServerResponse) => void this.#serve(request, response);
    this.#server = this.tls ? createHttps(this.tls, serve) : createHttp(serve);
    await new Promise<void>((resolve) => this.#server!.listen(this.#port, "127.0.0.1", resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** Nobody answers any more. */
  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
  }

  get url(): string {
    return `${this.tls ? "https" : "http"}://127.0.0.1:${this.#port}`;
  }

  /** What a desk is started with. */
  flags(bucket = this.bucket): string[] {
    return ["--blobs", `s3://${bucket}/desk?endpoint=${this.url}&region=${region}`];
  }
  get env(): Record<string, string> {
    return { HARKEN_S3_ACCESS_KEY: this.accessKey, HARKEN_S3_SECRET_KEY: this.secretKey };
  }

  /** Those of files, without what a desk tries a bucket with. */
  get files(): string[] {
    return [...this.objects.keys()].filter((key) => /^desk\/[0-9a-f]{2}\//.test(key));
  }
  count(method: string): number {
    return this.seen.filter((each) => each.method === method && each.key !== "desk/harken-probe").length;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url!, this.url);
    const trouble = this.troubles.shift();
    if (trouble === "cut") return void request.socket.destroy();
    const key = decodeURIComponent(url.pathname.split("/").slice(2).join("/"));
    try {
      if (trouble) throw new Refusal(trouble.status, trouble.code);
      await this.#authenticate(request, url, Buffer.concat(chunks));
      if (url.pathname.split("/")[1] !== this.bucket) throw new Refusal(404, "NoSuchBucket");
      this.#answer(request, response, key, url, Buffer.concat(chunks));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const body = `<?xml version="1.0"?><Error><Code>${error.code}</Code></Error>`;
      response.writeHead(error.status, { "Content-Type": "application/xml" }).end(request.method === "HEAD" ? "" : body);
    }
    this.seen.push({ method: request.method!, key, status: response.statusCode });
  }

  #answer(request: IncomingMessage, response: ServerResponse, key: string, url: URL, body: Buffer): void {
    if (request.method === "PUT") {
      if (this.isFull) throw new Refusal(507, "XMinioStorageFull");
      if (request.headers["content-md5"] && request.headers["content-md5"] !== md5(body).digest("base64")) throw new Refusal(400, "BadDigest");
      this.objects.set(key, body);
      return void response.writeHead(200, { ETag: `"${md5(body).digest("hex")}"` }).end();
    }
    if (request.method === "DELETE") {
      this.objects.delete(key);
      return void response.writeHead(204).end();
    }
    if (key === "") return void response.writeHead(200, { "Content-Type": "application/xml" }).end(this.#list(url.searchParams.get("prefix") ?? ""));
    const found = this.objects.get(key);
    if (!found) throw new Refusal(404, "NoSuchKey");
    response.writeHead(200, { ETag: `"${md5(found).digest("hex")}"`, "Content-Length": found.length, "Content-Type": "application/octet-stream" });
    response.end(request.method === "HEAD" ? undefined : found);
  }

  #list(prefix: string): string {
    const items = [...this.objects].filter(([key]) => key.startsWith(prefix)).map(([key, bytes]) => `<Contents><Key>${key}</Key><Size>${bytes.length}</Size></Contents>`);
    return `<?xml version="1.0"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${this.bucket}</Name><IsTruncated>false</IsTruncated><KeyCount>${items.length}</KeyCount>${items.join("")}</ListBucketResult>`;
  }

  async #authenticate(request: IncomingMessage, url: URL, body: Buffer): Promise<void> {
    const given = request.headers.authorization ?? "";
    const [, accessKey, day, where, names] = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=[0-9a-f]{64}$/.exec(given) ?? [];
    if (!names) throw new Refusal(403, "AccessDenied");
    if (accessKey !== this.accessKey) throw new Refusal(403, "InvalidAccessKeyId");
    if (where !== region) throw new Refusal(400, "AuthorizationHeaderMalformed");
    const date = String(request.headers["x-amz-date"]);
    const signingDate = dateOf(date);
    if (!date.startsWith(day!) || !(Math.abs(Date.now() - signingDate.getTime()) < mostSkewed)) throw new Refusal(403, "RequestTimeTooSkewed");
    const signed = names.split(";");
    // "All x-amz-* headers, host, and content-type when there is one": AWS refuses what is not signed of these.
    const due = Object.keys(request.headers).filter((name) => name.startsWith("x-amz-") || name === "host" || name === "content-type");
    if (due.some((name) => !signed.includes(name)) || signed.some((name) => request.headers[name] === undefined)) throw new Refusal(403, "AccessDenied");
    if (request.headers["x-amz-content-sha256"] !== sha256(body)) throw new Refusal(400, "XAmzContentSHA256Mismatch");
    const signer = new SignatureV4({ service: "s3", region, uriEscapePath: false, applyChecksum: false, sha256: Sha256, credentials: { accessKeyId: this.accessKey, secretAccessKey: this.secretKey } });
    const headers = Object.fromEntries(signed.map((name) => [name, String(request.headers[name])]));
    const again = await signer.sign(
      { method: request.method!, protocol: "http:", hostname: "127.0.0.1", path: url.pathname, query: Object.fromEntries(url.searchParams), headers },
      { signingDate, signableHeaders: new Set(signed) },
    );
    if (again.headers.authorization !== given) throw new Refusal(403, "SignatureDoesNotMatch");
  }
}
