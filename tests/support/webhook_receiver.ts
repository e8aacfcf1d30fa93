// SPDX-License-Identifier: AGPL-3.0-or-later
// Somebody's program that gets webhooks: keeps them, checks their signature, and fails when it is told to.
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface Webhook {
  id: string;
  signed: boolean;
  body: { type: string; timestamp: string; data: Record<string, unknown> };
}

/** What it does with the next request: an HTTP status, or taking it and hanging up without an answer. */
export type Behaviour = number | "hang up";

export class WebhookReceiver {
  readonly webhooks: Webhook[] = [];
  readonly next: Behaviour[] = [];
  secret = "";
  /** Of every request, headers and body. */
  bytes = "";
  private waiting: (() => void)[] = [];

  private constructor(private readonly server: Server) {}

  static async start(): Promise<WebhookReceiver> {
    const server = createServer();
    const receiver = new WebhookReceiver(server);
    server.on("request", (request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        receiver.keep(request.headers as Record<string, string>, Buffer.concat(chunks).toString());
        const behaviour = receiver.next.shift() ?? 200;
        if (behaviour === "hang up") request.socket.destroy();
        else response.writeHead(behaviour).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
  }

  async until(enough: (webhooks: Webhook[]) => boolean): Promise<Webhook[]> {
    while (!enough(this.webhooks)) await new Promise<void>((resolve) => this.waiting.push(resolve));
    return this.webhooks;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private keep(headers: Record<string, string>, text: string) {
    this.bytes += `${JSON.stringify(headers)}\n${text}\n`;
    const id = headers["webhook-id"] ?? "";
    const expected = createHmac("sha256", this.secret).update(`${id}.${headers["webhook-timestamp"]}.${text}`).digest("base64");
    const given = (headers["webhook-signature"] ?? "").replace(/^v1,/, "");
    const signed = given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));
    this.webhooks.push({ id, signed, body: JSON.parse(text) as Webhook["body"] });
    this.waiting.splice(0).forEach((wake) => wake());
  }
}
