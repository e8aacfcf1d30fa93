// SPDX-License-Identifier: AGPL-3.0-or-later
// A configuration of docs/operations before a desk: as it stands there, but for its ports, its certificate and where the desk is.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import https from "node:https";
import os from "node:os";
import path from "node:path";
import { freePort } from "./server";

export const deskName = "desk.example";
export type ProxyKind = "nginx" | "haproxy" | "caddy";

interface Reply {
  status: number;
  headers: https.RequestOptions["headers"] & Record<string, string | string[] | undefined>;
  text: string;
}

const programs: Record<ProxyKind, (file: string, folder: string) => string[]> = {
  nginx: (file, folder) => ["nginx", "-c", file, "-g", `daemon off; pid ${folder}/pid; error_log stderr;`],
  haproxy: (file) => ["haproxy", "-db", "-f", file],
  caddy: (file) => ["caddy", "run", "--adapter", "caddyfile", "--config", file],
};

export class ReverseProxy {
  readonly #folder = mkdtempSync(path.join(os.tmpdir(), "harken-proxy-"));
  #child: ChildProcess | undefined;
  #said = "";
  readonly ca: Buffer;

  private constructor(
    private readonly kind: ProxyKind,
    readonly port: number,
  ) {
    const [key, cert] = [path.join(this.#folder, "key.pem"), path.join(this.#folder, "cert.pem")];
    execFileSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1", "-subj", `/CN=${deskName}`, "-addext", `subjectAltName=DNS:${deskName}`, "-keyout", key, "-out", cert], { stdio: "ignore" });
    this.ca = readFileSync(cert);
    writeFileSync(path.join(this.#folder, "both.pem"), Buffer.concat([this.ca, readFileSync(key)]));
  }

  /** Where the file says `10.0.0.11:8080` and so on, the first are the desk's nodes, and nobody is at the others. */
  static async start(kind: ProxyKind, configuration: string, ...deskPorts: number[]): Promise<ReverseProxy> {
    const proxy = new ReverseProxy(kind, await freePort());
    const text = proxy.#adapted(readFileSync(configuration, "utf8"), deskPorts, await freePort());
    const file = path.join(proxy.#folder, "configuration");
    writeFileSync(file, text);
    const [program, ...flags] = programs[kind](file, proxy.#folder);
    const home = { HOME: proxy.#folder, XDG_DATA_HOME: proxy.#folder, XDG_CONFIG_HOME: proxy.#folder };
    proxy.#child = spawn(program!, flags, { env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin`, ...home }, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [proxy.#child.stdout!, proxy.#child.stderr!]) stream.on("data", (data) => (proxy.#said += String(data)));
    await proxy.#ready();
    return proxy;
  }

  #adapted(text: string, deskPorts: number[], plainPort: number): string {
    const at = (name: string) => path.join(this.#folder, name);
    const changes: Record<ProxyKind, [RegExp, string][]> = {
      nginx: [
        [/listen 443/, `listen 127.0.0.1:${this.port}`],
        [/listen 80;/, `listen 127.0.0.1:${plainPort};`],
        [/\/etc\/letsencrypt\S+fullchain\.pem/, at("cert.pem")],
        [/\/etc\/letsencrypt\S+privkey\.pem/, at("key.pem")],
      ],
      haproxy: [
        // A test's process may have few descriptors.
        [/maxconn \d+/, "maxconn 500"],
        [/bind :443/, `bind 127.0.0.1:${this.port}`],
        [/bind :80\n/, `bind 127.0.0.1:${plainPort}\n`],
        [/\/etc\/haproxy\/certs\S+/, at("both.pem")],
      ],
      caddy: [
        [/^desk\.example \{/m, `{\n\tadmin off\n\thttp_port ${plainPort}\n\thttps_port ${this.port}\n}\n${deskName} {\n\ttls ${at("cert.pem")} ${at("key.pem")}`],
      ],
    };
    for (const [from, to] of changes[this.kind]) {
      if (!from.test(text)) throw new Error(`the configuration has no ${from.source}`);
      text = text.replace(from, to);
    }
    return text
      .replaceAll("127.0.0.1:8080", `127.0.0.1:${deskPorts[0]}`)
      .replaceAll(/10\.0\.0\.1([123]):8080/g, (_, which: string) => `127.0.0.1:${deskPorts[Number(which) - 1] ?? 1}`);
  }

  /** What a client on the other side needs to come in. */
  get tls() {
    return { ca: this.ca, servername: deskName };
  }

  ask(method: string, where: string, body?: string | Buffer, headers: Record<string, string> = {}): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const request = https.request({ ...this.tls, host: "127.0.0.1", port: this.port, agent: false, method, path: where, headers: { Host: deskName, ...headers } }, (answer) => {
        let text = "";
        answer.on("data", (data) => (text += String(data)));
        answer.on("end", () => resolve({ status: answer.statusCode!, headers: answer.headers, text }));
      });
      request.on("error", reject);
      request.end(body);
    });
  }

  async dispose(): Promise<void> {
    const child = this.#child;
    if (child && child.exitCode === null) {
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #ready(): Promise<void> {
    const end = Date.now() + 20_000;
    while (Date.now() < end && this.#child!.exitCode === null) {
      const answer = await this.ask("GET", "/").catch(() => undefined);
      if (answer?.status === 200) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`${this.kind} did not start:\n${this.#said}`);
  }
}
