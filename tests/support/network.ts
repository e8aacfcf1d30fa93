// SPDX-License-Identifier: AGPL-3.0-or-later
// A network of its own for each node, and a router between them and what they share. The router can swallow the packets of
// one pair, in one direction or both: nobody is told, as when a cable is pulled. Only root may make one.
import { execFileSync } from "node:child_process";

export const directions = ["both", "to", "from"] as const;
/** Seen from the node. */
export type Direction = (typeof directions)[number];
export type Service = "postgres" | "nats";

const kServices: Record<Service, number> = { postgres: 129, nats: 130 };

function ip(...flags: string[]): void {
  execFileSync("ip", flags, { stdio: "pipe" });
}

export class Network {
  /** Why there can be none here; empty: there can. */
  static readonly why = ((): string => {
    if (process.getuid?.() !== 0) return "only root can make a network";
    const name = `hk${process.pid.toString(36)}p`;
    try {
      ip("netns", "add", name);
      ip("-n", name, "link", "add", "probe0", "type", "veth", "peer", "name", "probe1");
      ip("-n", name, "rule", "add", "from", "10.0.0.1", "to", "10.0.0.2", "blackhole");
      return "";
    } catch (error) {
      return `networks cannot be made here: ${String(error)}`;
    } finally {
      try {
        ip("netns", "del", name);
      } catch {
        // It was not made.
      }
    }
  })();

  readonly #name = `hk${process.pid.toString(36)}`;
  readonly #prefix = `10.${64 + ((process.pid >> 8) & 63)}.${process.pid & 255}`;
  #cuts = 0;

  constructor(private readonly hosts: number) {
    const router = this.#router;
    ip("netns", "add", router);
    this.#connect(this.#link(0), undefined, 0);
    for (const last of Object.values(kServices)) {
      ip("addr", "add", `${this.#prefix}.${last}/32`, "dev", this.#link(0));
      ip("-n", router, "route", "add", `${this.#prefix}.${last}/32`, "via", this.#at(0, 1));
    }
    ip("route", "add", this.whole, "via", this.#at(0, 2));
    for (let i = 1; i <= hosts; ++i) {
      ip("netns", "add", this.namespace(i));
      this.#connect(this.#link(i), this.namespace(i), i);
      ip("-n", this.namespace(i), "link", "set", "lo", "up");
      ip("-n", this.namespace(i), "route", "add", "default", "via", this.#at(i, 2));
    }
    execFileSync("ip", ["netns", "exec", router, "sh", "-c", "echo 1 >/proc/sys/net/ipv4/ip_forward"]);
  }

  /** All of its addresses. */
  get whole(): string {
    return `${this.#prefix}.0/24`;
  }

  service(name: Service): string {
    return `${this.#prefix}.${kServices[name]}`;
  }

  /** Of the hosts, counted from one. */
  namespace(host: number): string {
    return `${this.#name}h${host}`;
  }
  address(host: number): string {
    return this.#at(host, 1);
  }
  inside(host: number): { namespace: string; address: string } {
    return { namespace: this.namespace(host), address: this.address(host) };
  }

  cut(host: number, service: Service, direction: Direction): void {
    const pair = [this.address(host), this.service(service)] as const;
    if (direction !== "from") this.#swallow(...pair);
    if (direction !== "to") this.#swallow(pair[1], pair[0]);
  }

  heal(): void {
    for (; this.#cuts > 0; --this.#cuts) ip("-n", this.#router, "rule", "del", "pref", String(this.#cuts));
  }

  dispose(): void {
    ip("link", "del", this.#link(0));
    for (let i = 1; i <= this.hosts; ++i) ip("netns", "del", this.namespace(i));
    ip("netns", "del", this.#router);
  }

  get #router(): string {
    return `${this.#name}r`;
  }
  #link(host: number): string {
    return `${this.#name}v${host}`;
  }
  /** The four addresses of a line: one end, and the router's. */
  #at(host: number, end: number): string {
    return `${this.#prefix}.${4 * host + end}`;
  }

  #connect(link: string, namespace: string | undefined, host: number): void {
    const far = `${link}r`;
    const there = namespace === undefined ? [] : ["-n", namespace];
    ip(...there, "link", "add", link, "type", "veth", "peer", "name", far, "netns", this.#router);
    ip(...there, "addr", "add", `${this.#at(host, 1)}/30`, "dev", link);
    ip(...there, "link", "set", link, "up");
    ip("-n", this.#router, "addr", "add", `${this.#at(host, 2)}/30`, "dev", far);
    ip("-n", this.#router, "link", "set", far, "up");
  }

  #swallow(from: string, to: string): void {
    ip("-n", this.#router, "rule", "add", "from", from, "to", to, "blackhole", "pref", String(++this.#cuts));
  }
}
