// SPDX-License-Identifier: AGPL-3.0-or-later
// Several nodes of one desk on one PostgreSQL, as behind a load balancer, and a NATS between them that a test may take away.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server as NetServer, type Socket, connect } from "node:net";
import os from "node:os";
import path from "node:path";
import { freePort, Server, type ServerOptions } from "./server";

/** A nats-server of the test's own. */
export class OwnNats {
  #child: ChildProcess | undefined;

  private constructor(
    readonly port: number,
    private readonly address: string,
    private readonly flags: string[],
  ) {}

  static async start(address = "127.0.0.1", flags: string[] = []): Promise<OwnNats> {
    const nats = new OwnNats(await freePort(), address, flags);
    await nats.startAgain();
    return nats;
  }

  get url(): string {
    return `nats://${this.address}:${this.port}`;
  }

  async startAgain(): Promise<void> {
    this.#child = spawn("nats-server", ["-a", this.address, "-p", String(this.port), ...this.flags], { stdio: "ignore" });
    for (;;) {
      const socket = connect(this.port, this.address);
      const isOpen = await Promise.race([once(socket, "connect").then(() => true), once(socket, "error").then(() => false)]).catch(() => false);
      socket.destroy();
      if (isOpen) return;
      if (this.#child.exitCode !== null) throw new Error("nats-server did not start");
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  }
}

/**
 * Between the nodes and NATS. It can lose every second message on its way to a node, and it can stop carrying anything
 * without closing a connection, as a network that is cut.
 */
export class LossyNats {
  losesEverySecond = false;
  isCut = false;
  lost = 0;
  readonly #sockets = new Set<Socket>();

  private constructor(
    readonly port: number,
    private readonly listener: NetServer,
  ) {}

  static async start(nats: OwnNats): Promise<LossyNats> {
    const listener = createServer();
    const lossy = new LossyNats(await freePort(), listener);
    listener.on("connection", (node) => lossy.#carry(node, connect(nats.port, "127.0.0.1")));
    listener.listen(lossy.port, "127.0.0.1");
    await once(listener, "listening");
    return lossy;
  }

  get url(): string {
    return `nats://127.0.0.1:${this.port}`;
  }

  dispose(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.listener.close();
  }

  #carry(node: Socket, nats: Socket): void {
    let waiting: Buffer = Buffer.alloc(0);
    for (const socket of [node, nats]) {
      this.#sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => [node, nats].forEach((each) => each.destroy()));
    }
    node.on("data", (data: Buffer) => this.isCut || nats.write(data));
    nats.on("data", (data: Buffer) => {
      if (this.isCut) return;
      waiting = Buffer.concat([waiting, data]);
      waiting = this.#passOn(node, waiting);
    });
  }

  /** The protocol's lines; behind `MSG subject id bytes` comes the payload. Gives what is not complete yet. */
  #passOn(node: Socket, waiting: Buffer): Buffer {
    for (;;) {
      const end = waiting.indexOf("\r\n");
      if (end < 0) return waiting;
      const line = waiting.subarray(0, end).toString();
      const payload = line.startsWith("MSG ") ? Number(line.split(" ").at(-1)) + 2 : 0;
      const whole = end + 2 + payload;
      if (waiting.length < whole) return waiting;
      const isLost = payload > 0 && this.losesEverySecond && ++this.lost % 2 === 1;
      if (!isLost) node.write(waiting.subarray(0, whole));
      waiting = waiting.subarray(whole);
    }
  }
}

/** HAProxy before the nodes, as docs/operations/cluster/haproxy.cfg sets it up, but quicker to notice. */
export class Balancer {
  #child: ChildProcess | undefined;

  private constructor(
    readonly url: string,
    private readonly folder: string,
  ) {}

  static async start(nodes: Server[]): Promise<Balancer> {
    const folder = mkdtempSync(path.join(os.tmpdir(), "harken-haproxy-"));
    const port = await freePort();
    const servers = nodes.map((node, i) => `  server node${i} 127.0.0.1:${node.port}`);
    const lines = [
      "defaults",
      "  mode http",
      "  timeout connect 1s",
      "  timeout client 75s",
      "  timeout server 75s",
      "  timeout tunnel 90s",
      "  retries 3",
      "  option http-server-close",
      "  option redispatch 1",
      "  retry-on conn-failure",
      "frontend web",
      `  bind 127.0.0.1:${port}`,
      "  default_backend nodes",
      "backend nodes",
      "  balance leastconn",
      "  option httpchk GET /readyz",
      "  default-server check inter 100ms fall 1 rise 1 observe layer4 error-limit 1 on-error mark-down",
      ...servers,
    ];
    writeFileSync(path.join(folder, "haproxy.cfg"), `${lines.join("\n")}\n`);
    const balancer = new Balancer(`http://127.0.0.1:${port}`, folder);
    balancer.#child = spawn("/usr/sbin/haproxy", ["-db", "-f", path.join(folder, "haproxy.cfg")], { stdio: "ignore" });
    for (;;) {
      const answer = await fetch(`${balancer.url}/readyz`).catch(() => undefined);
      if (answer?.ok) return balancer;
      if (balancer.#child.exitCode !== null) throw new Error("haproxy did not start");
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Enough of a server for whoever only knows an address. */
  get asServer(): Server {
    return { url: this.url } as Server;
  }

  dispose(): void {
    this.#child?.kill("SIGKILL");
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A server; or the nodes of one desk. */
export type Desk = Server | readonly Server[];

/** The nodes of a desk as somebody tries them: this one first, and round. */
export function beginningAt(desk: Desk, place: number): readonly [Server, ...Server[]] {
  const nodes: readonly Server[] = desk instanceof Array ? desk : [desk];
  const first = place % nodes.length;
  return [nodes[first]!, ...nodes.slice(first + 1), ...nodes.slice(0, first)];
}

/** Whom somebody talks to: the same node as long as it answers, then the next. */
export class NodesInTurn {
  #place = 0;

  constructor(private readonly desk: Desk) {}

  get node(): Server {
    return beginningAt(this.desk, this.#place)[0];
  }

  /** It does not answer. */
  next(): void {
    this.#place++;
  }
}

/** The demo desk, served by as many processes as there are lists of flags. */
export async function startNodes(each: ServerOptions[]): Promise<Server[]> {
  const first = await Server.start({ ...each[0], database: "postgres" });
  const nodes = [first];
  for (const options of each.slice(1)) nodes.push(await Server.start({ ...options, data: first.data, beside: first }));
  return nodes;
}
