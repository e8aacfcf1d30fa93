// SPDX-License-Identifier: AGPL-3.0-or-later
// docs/operations says what is there: its options, commands and metrics exist, its links lead somewhere, and its configurations work.
import type { Schemas } from "@shared/api";
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import http from "node:http";
import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { parseAllDocuments, parse } from "yaml";
import { demoPassword } from "../../support/people";
import { deskName, type ProxyKind, ReverseProxy } from "../../support/reverse_proxy";
import { Server } from "../../support/server";

const root = path.resolve(import.meta.dirname, "../../..");
const docs = path.join(root, "docs/operations");
const harken = process.env.HARKEN_BINARY ?? path.join(root, "build/release/harken");
const help = (...command: string[]) => execFileSync(harken, [...command, "--help"], { encoding: "utf8" });
const files = readdirSync(docs, { recursive: true, encoding: "utf8" }).filter((name) => /\.(md|yaml|conf|cfg)$|Caddyfile$|\.example$/.test(name));
const read = (name: string) => readFileSync(path.join(docs, name), "utf8");
const pages = files.filter((name) => name.endsWith(".md"));
const all = (text: string, pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map((match) => match[1]!))];

let server: Server;
beforeAll(async () => {
  server = await Server.start({ flags: ["--public-url", `https://${deskName}`, "--trusted-proxies", "127.0.0.1"] });
});
afterAll(() => server.dispose());

describe("what the pages name", () => {
  it("every option and variable is one of harken serve", () => {
    const known = new Set(all(help("serve"), /(--[a-z][a-z-]+)/g));
    const named = pages.flatMap((name) => all(read(name), /`(--[a-z][a-z-]+)/g));
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter((option) => !known.has(option))).toEqual([]);
    // Those that no flag must give: everybody can read the flags of a process.
    const secret = ["HARKEN_NAME", "HARKEN_SECRET_KEY", ...["HARKEN_S3_ACCESS_KEY", "HARKEN_S3_SECRET_KEY"].flatMap((name) => [name, `${name}_FILE`])];
    const variables = new Set([...secret, ...[...known].map((option) => `HARKEN_${option.slice(2).toUpperCase().replaceAll("-", "_")}`)]);
    const used = files.flatMap((name) => all(read(name), /\b(HARKEN_[A-Z0-9_]+)/g).map((variable) => [name, variable]));
    expect(used.length).toBeGreaterThan(12);
    expect(used.filter(([, variable]) => !variables.has(variable!))).toEqual([]);
  });

  it("every command is one of harken", () => {
    const known = all(help(), /^ {2}([a-z-]+) {2,}/gm);
    const named = pages.flatMap((name) => all(read(name), /(?:`|^)harken ([a-z-]+)/gm));
    expect(named).toContain("serve");
    expect(named.filter((command) => !known.includes(command))).toEqual([]);
  });

  it("every metric is one of /metrics", async () => {
    const told = async ({ url }: Server) => (await fetch(`${url}/metrics`)).text();
    const node = await Server.start({ database: "postgres", flags: ["--nats", "nats://127.0.0.1:1", "--database-replica", "postgres://127.0.0.1:1/none"] });
    // It is there as soon as the node does some work for all.
    await expect.poll(() => told(node), { timeout: 20_000 }).toContain("harken_lease_held");
    const metrics = `${await told(server)}\n${await told(node)}`;
    await node.dispose();
    const named = pages.flatMap((name) => all(read(name), /`(harken_[a-z_]+)/g));
    expect(named.length).toBeGreaterThan(6);
    expect(named.filter((metric) => !metrics.includes(`\n# TYPE ${metric} `) && !metrics.startsWith(`# TYPE ${metric} `))).toEqual([]);
    expect(metrics).toContain('harken_http_requests_total{status="5xx"}');
  });

  it("every link and every file leads somewhere", () => {
    const links = pages.flatMap((name) => all(read(name), /\]\(([^)#\s]+)/g).filter((link) => !link.includes("://")).map((link) => path.join(path.dirname(name), link)));
    const named = pages.flatMap((name) => all(read(name), /`((?:tests|packaging)\/[\w./]+)`/g).map((file) => path.join("../..", file)));
    expect(links.length).toBeGreaterThan(10);
    expect([...links, ...named].filter((file) => !existsSync(path.join(docs, file)))).toEqual([]);
  });
});

interface Compose {
  services: Record<string, { depends_on?: string[] | Record<string, unknown>; volumes?: string[]; environment?: Record<string, string>; build?: { dockerfile: string; context: string } }>;
  volumes: Record<string, unknown>;
}

it("the Compose file is whole: services, volumes and files that it names are there", () => {
  const { services, volumes } = parse(read("cluster/compose.yaml"), { merge: true }) as Compose;
  for (const [name, service] of Object.entries(services)) {
    const needed = Array.isArray(service.depends_on) ? service.depends_on : Object.keys(service.depends_on ?? {});
    expect([name, needed.filter((each) => !(each in services))]).toEqual([name, []]);
    const sources = (service.volumes ?? []).map((volume) => volume.split(":")[0]!);
    expect([name, sources.filter((source) => (source.startsWith(".") ? !existsSync(path.join(docs, "cluster", source)) : !(source in volumes)))]).toEqual([name, []]);
    for (const address of Object.values(service.environment ?? {}))
      for (const host of all(String(address), /(?:@|(?:http|nats):\/\/)([a-z]+)(?=[:/])/g)) expect([name, host, host in services || host === "localhost"]).toEqual([name, host, true]);
    if (service.build) expect(existsSync(path.join(docs, "cluster", service.build.context, service.build.dockerfile))).toBe(true);
  }
  const given = all(read("cluster/.env.example"), /^([A-Z0-9_]+)=/gm);
  expect(all(read("cluster/compose.yaml"), /\$\{([A-Z0-9_]+)/g).filter((name) => !given.includes(name))).toEqual([]);
});

function statusOf(where: string, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    http.get(`${server.url}${where}`, { headers: { Host: host } }, (answer) => resolve(answer.resume().statusCode!)).on("error", reject);
  });
}

interface Manifest {
  kind: string;
  metadata: { name: string };
  data?: Record<string, string>;
  spec: never;
}
interface Probe {
  httpGet: { path: string; port: string };
}
interface Pod {
  containers: { envFrom: { configMapRef?: { name: string } }[]; ports: { name: string; containerPort: number }[]; readinessProbe: Probe; livenessProbe: Probe; volumeMounts: { name: string }[]; lifecycle: { preStop: { exec: { command: string[] } } } }[];
  volumes: { name: string }[];
  terminationGracePeriodSeconds: number;
}

it("the manifests for Kubernetes fit each other and the desk", async () => {
  const folder = path.join(docs, "cluster/kubernetes");
  const documents = readdirSync(folder).flatMap((name) => parseAllDocuments(readFileSync(path.join(folder, name), "utf8")));
  expect(documents.flatMap(({ errors }) => errors)).toEqual([]);
  const byKind = Object.fromEntries(documents.map((document) => document.toJS() as Manifest).map((each) => [each.kind, each]));
  const deployment = byKind.Deployment!.spec as { selector: { matchLabels: object }; template: { metadata: { labels: object }; spec: Pod } };
  const labels = deployment.template.metadata.labels;
  expect(labels).toEqual(deployment.selector.matchLabels);
  expect((byKind.PodDisruptionBudget!.spec as { selector: { matchLabels: object } }).selector.matchLabels).toEqual(labels);
  const service = byKind.Service!.spec as { selector: object; ports: { name: string; port: number; targetPort: string }[] };
  expect(service.selector).toEqual(labels);
  const pod = deployment.template.spec;
  const container = pod.containers[0]!;
  expect(container.envFrom[0]!.configMapRef!.name).toBe(byKind.ConfigMap!.metadata.name);
  expect(byKind.ConfigMap!.data!.HARKEN_LISTEN).toBe(`0.0.0.0:${container.ports[0]!.containerPort}`);
  expect(service.ports[0]!.targetPort).toBe(container.ports[0]!.name);
  expect(container.volumeMounts.map(({ name }) => name).sort()).toEqual(pod.volumes.map(({ name }) => name).sort());
  for (const { httpGet } of [container.readinessProbe, container.livenessProbe]) {
    expect(httpGet.port).toBe(container.ports[0]!.name);
    // As the kubelet asks: by the address of the pod.
    expect(await statusOf(httpGet.path, "10.42.0.7:8080")).toBe(200);
  }
  // Both, and the ten seconds that requests in flight have.
  expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(Number(container.lifecycle.preStop.exec.command[1]) + 10);
  const ingresses = documents.map((document) => document.toJS() as Manifest).filter(({ kind }) => kind === "Ingress");
  expect(ingresses.map(({ metadata }) => metadata.name)).toEqual(["harken-watched", "harken"]);
  expect(JSON.stringify(ingresses[0]!.spec).match(/"path":"[^"]+"/g)).toEqual(['"path":"/metrics"', '"path":"/readyz"', '"path":"/healthz"']);
  const backend = (byKind.Ingress!.spec as { rules: { http: { paths: { backend: { service: { name: string; port: { name: string } } } }[] } }[] }).rules[0]!.http.paths[0]!.backend.service;
  expect(backend).toEqual({ name: byKind.Service!.metadata.name, port: { name: service.ports[0]!.name } });
});

it("the image has every library that the executable needs", () => {
  const stage = readFileSync(path.join(root, "packaging/Dockerfile"), "utf8").split("debian:bookworm-slim")[1]!;
  const installed = all(stage, /^ {6}([a-z0-9.+-]+) \\$/gm);
  const needed = all(execFileSync("readelf", ["--dynamic", harken], { encoding: "utf8" }), /\(NEEDED\).*\[([^\]]+)\]/g);
  const places = execFileSync("ldd", [harken], { encoding: "utf8" });
  const real = needed.filter((name) => name.startsWith("lib")).map((name) => realpathSync(new RegExp(`${name.replaceAll("+", "\\+")} => (\\S+)`).exec(places)![1]!));
  // Debian's packages are told apart by the folder of the machine's kind, wherever /lib leads.
  const patterns = real.map((place) => `*/${path.basename(path.dirname(place))}/${path.basename(place)}`);
  const packages = all(execFileSync("dpkg-query", ["--search", ...patterns], { encoding: "utf8" }), /^([^:]+):/gm);
  expect(packages.length).toBeGreaterThan(10);
  // These two are in every Debian.
  expect(packages.filter((name) => !["libc6", "libgcc-s1", ...installed].includes(name))).toEqual([]);
});

const configurations: [string, ProxyKind][] = [
  ["one-node/nginx.conf", "nginx"],
  ["one-node/haproxy.cfg", "haproxy"],
  ["one-node/Caddyfile", "caddy"],
  ["cluster/nginx.conf", "nginx"],
  ["cluster/haproxy.cfg", "haproxy"],
];
describe.each(configurations)("%s before a desk", (file, kind) => {
  let proxy: ReverseProxy;
  beforeAll(async () => {
    proxy = await ReverseProxy.start(kind, path.join(docs, file), server.port);
  });
  afterAll(() => proxy?.dispose());

  it("who asks is who they are, over TLS, and what a visitor says of their address is not believed", async () => {
    const body = JSON.stringify({ email: "ana@demo.test", password: demoPassword });
    const signedIn = await proxy.ask("POST", "/api/v1/session", body, { "Content-Type": "application/json", "X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "http" });
    expect(signedIn.status).toBe(201);
    const cookie = signedIn.headers["set-cookie"]![0]!;
    expect(cookie).toContain("Secure");
    const sessions = await proxy.ask("GET", "/api/v1/me/sessions", undefined, { Cookie: cookie.split(";")[0]! });
    const { items } = JSON.parse(sessions.text) as { items: Schemas["OwnSession"][] };
    expect(items.find(({ current }) => current)!.address).toBe("127.0.0.1");
  });

  it("WebSockets and files of 10 MiB pass, what is for those who watch does not", async () => {
    const { token } = JSON.parse((await proxy.ask("POST", "/api/v1/widget/demo/sessions", "{}", { "Content-Type": "application/json" })).text) as Schemas["WidgetSession"];
    const socket = new WebSocket(`wss://127.0.0.1:${proxy.port}/api/v1/widget/demo/events`, { ...proxy.tls, headers: { Host: deskName } } as WebSocket.ClientOptions);
    const first = await new Promise<string>((resolve, reject) => {
      socket.on("open", () => socket.send(JSON.stringify({ type: "hello", token })));
      socket.on("message", (data) => resolve(String(data)));
      socket.on("error", reject);
    });
    socket.close();
    expect(JSON.parse(first)).toMatchObject({ type: "hello" });
    const form = new FormData();
    form.append("file", new Blob(["x".repeat(10 * 1024 * 1024)]), "long.txt");
    const multipart = new Response(form);
    const upload = await proxy.ask("POST", "/api/v1/widget/demo/files", Buffer.from(await multipart.arrayBuffer()), { Authorization: `Bearer ${token}`, "Content-Type": multipart.headers.get("content-type")! });
    expect(upload.status).toBe(201);
    // Nor in another writing of the same path.
    for (const where of ["/metrics", "/readyz", "/healthz", "/%6detrics", "/metrics?x"]) expect([where, (await proxy.ask("GET", where)).status]).toEqual([where, 404]);
  });
});

// F26. The one that is left has sockets, so by the number of connections the two that are away look better, and nothing has checked them twice yet.
it.each(configurations.filter(([file]) => file.startsWith("cluster/")))("%s with one node of three serves everybody", async (file, kind) => {
  const proxy = await ReverseProxy.start(kind, path.join(docs, file), server.port);
  try {
    const socket = new WebSocket(`wss://127.0.0.1:${proxy.port}/api/v1/widget/demo/events`, { ...proxy.tls, headers: { Host: deskName } } as WebSocket.ClientOptions);
    await once(socket, "open");
    const statuses = [];
    for (let i = 0; i < 20; ++i) statuses.push((await proxy.ask("GET", "/api/v1/widget/demo")).status);
    socket.terminate();
    expect(new Set(statuses)).toEqual(new Set([200]));
  } finally {
    await proxy.dispose();
  }
});
