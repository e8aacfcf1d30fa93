// SPDX-License-Identifier: AGPL-3.0-or-later
// A token endpoint for tests (RFC 6749 section 6), as strict as they come: a refresh token is good once, and the next one comes
// with its answer.
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { FakeMail } from "./fake_mail";

/** Instead of a token: a status without words, an OAuth2 error, or hanging up. */
export type Refusal = number | string | "hang up";

export class FakeTokens {
  readonly clientId = "client-of-the-tests";
  readonly clientSecret = `client-secret-${randomUUID()}`;
  /** Good now; undefined: somebody has to sign in again. */
  refreshToken: string | undefined = `refresh-${randomUUID()}`;
  expiresIn = 3600;
  /** An app of computers and phones has none. */
  isPublic = false;
  /** What the next requests get, in order. */
  readonly next: Refusal[] = [];
  /** All get it until it is undefined again. */
  down: Refusal | undefined;
  readonly requests: Record<string, string>[] = [];
  /** Everything that nobody but the desk may ever read. */
  readonly secrets = new Set<string>([this.clientSecret, this.refreshToken!]);
  #waiting: (() => void)[] = [];

  private constructor(
    private readonly server: Server,
    private readonly mail: FakeMail,
  ) {}

  static async start(mail: FakeMail): Promise<FakeTokens> {
    const server = createServer();
    const tokens = new FakeTokens(server, mail);
    server.on("request", (request, response) => void tokens.#take(request, response));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return tokens;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/token`;
  }

  get settings(): Record<string, string> {
    return { token_url: this.url, client_id: this.clientId, scope: "https://mail.test/ offline_access" };
  }

  get channelSecrets(): Record<string, string> {
    return { oauth_client_secret: this.clientSecret, oauth_refresh_token: this.refreshToken ?? "gone" };
  }

  /** Nothing that was given is good any more, nor what is given for it. */
  revoke(): void {
    this.refreshToken = undefined;
    this.mail.tokens.clear();
  }

  /** Somebody signs in again: what they carry into the settings. */
  signInAgain(): string {
    this.refreshToken = this.#secret("refresh");
    return this.refreshToken;
  }

  async until(enough: (requests: Record<string, string>[]) => boolean): Promise<void> {
    while (!enough(this.requests)) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  async dispose(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const form = Object.fromEntries(new URLSearchParams(body));
    const isForm = request.method === "POST" && request.headers["content-type"] === "application/x-www-form-urlencoded";
    const answer = this.down ?? this.next.shift() ?? (isForm ? this.#answer(form) : "invalid_request");
    this.requests.push(form);
    this.#waiting.splice(0).forEach((wake) => wake());
    if (answer === "hang up") return void request.socket.destroy();
    if (typeof answer === "number") return void response.writeHead(answer).end("<html>down</html>");
    response.writeHead(typeof answer === "string" ? 400 : 200, { "Content-Type": "application/json" });
    // As some do: what was sent is quoted in what is said of it.
    response.end(JSON.stringify(typeof answer === "string" ? { error: answer, error_description: `not ${form.refresh_token}` } : answer));
  }

  #answer(form: Record<string, string>): string | Record<string, unknown> {
    const isKnown = this.isPublic || form.client_secret === this.clientSecret;
    if (form.client_id !== this.clientId || !isKnown) return "invalid_client";
    if (form.grant_type !== "refresh_token") return "unsupported_grant_type";
    if (this.refreshToken === undefined || form.refresh_token !== this.refreshToken) return "invalid_grant";
    this.refreshToken = this.#secret("refresh");
    const token = this.#secret("access");
    this.mail.tokens.add(token);
    return { access_token: token, token_type: "Bearer", expires_in: this.expiresIn, refresh_token: this.refreshToken };
  }

  #secret(kind: string): string {
    const secret = `${kind}-${randomUUID()}`;
    this.secrets.add(secret);
    return secret;
  }
}
