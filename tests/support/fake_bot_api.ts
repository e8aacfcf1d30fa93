// SPDX-License-Identifier: AGPL-3.0-or-later
// Telegram for tests: the methods of the Bot API that the desk uses, validated (bot_api_rules.ts), with true long polling, webhooks
// with their secret, files, and failures on demand. Nothing in it waits for time but the long poll itself.
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server as HttpServer, type ServerResponse } from "node:http";
import { type Arguments, type Files, whyNot } from "./bot_api_rules";
import { readForm } from "./multipart";

export interface Call {
  method: string;
  arguments: Arguments;
  files: Files;
  /** When it came, in milliseconds. */
  at: number;
  /** Undefined: the connection was dropped instead. */
  answer?: { ok: boolean };
}

/** Instead of carrying the call out; `drop` carries it out and hangs up without an answer, `stall` carries it out and never answers. */
export type Failure =
  | "drop"
  | "stall"
  | { status: number; description?: string; retryAfter?: number }
  /** A proxy in Telegram's place. */
  | { status: number; html: string };

export interface Customer {
  id: number;
  first_name: string;
  last_name?: string;
  username?: string;
  language_code?: string;
}

/** A message of the bot, as its chat has it. */
interface Shown {
  chat: unknown;
  text: string;
  entities: unknown;
  isCaption: boolean;
  date: number;
}

interface Update {
  update_id: number;
  [kind: string]: unknown;
}

export const bot = { id: 4200, is_bot: true, first_name: "Kiln Desk", username: "kiln_desk_bot" };

export class FakeBotApi {
  readonly token = "4200:fake_token-of-the-tests";
  readonly calls: Call[] = [];
  /** Not yet confirmed by an offset, or not yet taken by the webhook. */
  pending: Update[] = [];
  webhook: { url: string; secret: string } | undefined;
  /** Telegram does not get through to the webhook. */
  isCutOff = false;
  /** Statuses with which the webhook answered, in order; 0: it could not be reached. */
  readonly hookAnswers: number[] = [];

  readonly #server: HttpServer;
  readonly #failures = new Map<string, Failure[]>();
  readonly #files = new Map<string, { bytes: Uint8Array; path: string; size: number }>();
  readonly #blocked = new Set<unknown>();
  readonly #shown = new Map<number, Shown>();
  readonly #photos = new Map<unknown, string[]>();
  #webhookError: { date: number; message: string } | undefined;
  readonly #watchers = new Set<() => void>();
  readonly #pollers = new Set<(conflict: boolean) => void>();
  #nextUpdate = 1000;
  #nextMessage = 1;
  #delivery = Promise.resolve();

  private constructor() {
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => response.destroy(error as Error));
    });
  }

  static async start(): Promise<FakeBotApi> {
    const fake = new FakeBotApi();
    fake.#server.listen(0, "127.0.0.1");
    await once(fake.#server, "listening");
    return fake;
  }

  /** A long poll waits for news. */
  get isPolled(): boolean {
    return this.#pollers.size > 0;
  }

  /** For the channel's setting api_url. */
  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("not listening");
    return `http://127.0.0.1:${address.port}`;
  }

  async dispose(): Promise<void> {
    this.#wakePollers(false);
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  /** Something happens at Telegram. The update's number. */
  push(update: Record<string, unknown>): number {
    const numbered: Update = { update_id: this.#nextUpdate++, ...update };
    this.pending.push(numbered);
    this.#wakePollers(false);
    this.deliverPending();
    return numbered.update_id;
  }

  /** A customer writes; `content` is text, or the fields of a Message. */
  write(from: Customer, content: string | Record<string, unknown>): number {
    const fields = typeof content === "string" ? { text: content } : content;
    this.push({ message: this.message(from, fields) });
    return this.#nextMessage - 1;
  }

  message(from: Customer, fields: Record<string, unknown>): Record<string, unknown> {
    const { id, first_name, last_name, username } = from;
    return {
      message_id: this.#nextMessage++,
      from: { is_bot: false, ...from },
      chat: { id, type: "private", first_name, last_name, username },
      date: Math.floor(Date.now() / 1000),
      ...fields,
    };
  }

  /** A customer presses a button under a message of the bot. */
  press(from: Customer, messageId: number, data: string): void {
    const message = { message_id: messageId, from: bot, chat: { id: from.id, type: "private" }, date: 1 };
    this.push({ callback_query: { id: `q${messageId}`, from: { is_bot: false, ...from }, chat_instance: "1", message, data } });
  }

  /** A customer blocks the bot: it is told, and everything sent to them is refused from now on. */
  block(from: Customer): void {
    this.#blocked.add(from.id);
    const user = { user: bot };
    this.push({
      my_chat_member: {
        chat: { id: from.id, type: "private" },
        from: { is_bot: false, ...from },
        date: Math.floor(Date.now() / 1000),
        old_chat_member: { ...user, status: "member" },
        new_chat_member: { ...user, status: "kicked", until_date: 0 },
      },
    });
  }

  /** Its file_id goes into a message. `size` may lie, to stand for a file that is too big. */
  addFile(fileId: string, bytes: Uint8Array, size = bytes.length): void {
    this.#files.set(fileId, { bytes, size, path: `files/${this.#files.size + 1}_${fileId}` });
  }

  /** What the customer sees of the bot, the oldest first. */
  shownTo(customer: Customer): string[] {
    return [...this.#shown.values()].filter((each) => each.chat === customer.id).map((each) => each.text);
  }

  /** The customer deletes what the bot wrote, or time passes over it. */
  forget(customer: Customer): void {
    for (const [id, each] of this.#shown) if (each.chat === customer.id) this.#shown.delete(id);
  }
  age(customer: Customer, seconds: number): void {
    for (const each of this.#shown.values()) if (each.chat === customer.id) each.date -= seconds;
  }

  /** The sizes of the customer's photo, the smallest first; each is a file_id. */
  setPhoto(customer: Customer, ...fileIds: string[]): void {
    this.#photos.set(customer.id, fileIds);
  }

  /** As if deliveries had failed until then, in seconds since 1970. */
  webhookFailed(message: string, date: number): void {
    this.#webhookError = { message, date };
  }

  /** The next calls of the method fail so, in this order. */
  fail(method: string, ...failures: Failure[]): void {
    this.#failures.set(method, [...(this.#failures.get(method) ?? []), ...failures]);
  }

  callsOf(method: string): Call[] {
    return this.calls.filter((call) => call.method === method);
  }

  /** Until there are so many calls of the method. */
  async waitFor(method: string, count = 1): Promise<Call[]> {
    await this.until(() => this.callsOf(method).length >= count, `${count} × ${method}`);
    return this.callsOf(method);
  }

  /** Until the desk has taken every update. */
  async taken(): Promise<void> {
    await this.until(() => this.pending.length === 0, "every update taken");
  }

  /** Until it holds; asked again after every call and every answer of the webhook. */
  async until(holds: () => boolean, what: string): Promise<void> {
    if (holds()) return;
    await new Promise<void>((resolve, reject) => {
      const watch = () => {
        if (!holds()) return;
        clearTimeout(patience);
        this.#watchers.delete(watch);
        resolve();
      };
      const patience = setTimeout(() => {
        this.#watchers.delete(watch);
        reject(new Error(`waited in vain for: ${what}; calls: ${this.calls.map((call) => call.method).join(" ")}`));
      }, 20_000);
      this.#watchers.add(watch);
    });
  }

  /** What waits goes to the webhook, in order, until one is not taken. As Telegram does by itself from time to time. */
  deliverPending(): void {
    this.#delivery = this.#delivery.then(async () => {
      while (this.webhook && this.pending[0] && !this.isCutOff) {
        const update = this.pending[0];
        const status = await this.post(update);
        this.hookAnswers.push(status);
        if (status >= 200 && status < 300) this.pending = this.pending.filter((each) => each !== update);
        this.#changed();
        if (status < 200 || status >= 300) return;
      }
    });
  }

  /** One POST to the webhook, as Telegram makes it; other headers for forged ones. */
  async post(update: object, headers?: Record<string, string>): Promise<number> {
    if (!this.webhook) throw new Error("no webhook is set");
    const answer = await fetch(this.webhook.url, {
      method: "POST",
      headers: { "content-type": "application/json", ...(headers ?? { "x-telegram-bot-api-secret-token": this.webhook.secret }) },
      body: JSON.stringify(update),
    }).catch(() => undefined);
    return answer?.status ?? 0;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent(new URL(request.url ?? "/", this.url).pathname);
    const download = path.startsWith(`/file/bot${this.token}/`);
    if (download) return this.#download(path.slice(`/file/bot${this.token}/`.length), response);
    const { given, files } = await readArguments(request);
    if (!path.startsWith(`/bot${this.token}/`)) return reply(response, refusal(401, "Unauthorized"));
    const call: Call = { method: path.slice(`/bot${this.token}/`.length), arguments: given, files, at: Date.now() };
    const failure = this.#failures.get(call.method)?.shift();
    if (failure !== undefined && failure !== "drop" && failure !== "stall") {
      this.#record(call, { ok: false });
      return reply(response, "html" in failure ? failure : refusal(failure.status, failure.description, failure.retryAfter));
    }
    const answer = await this.#carryOut(call, response);
    this.#record(call, failure === undefined ? answer : undefined);
    if (failure === "stall") return;
    if (failure === "drop") return void response.destroy();
    reply(response, answer);
  }

  #record(call: Call, answer: { ok: boolean } | undefined): void {
    if (answer) call.answer = answer;
    // A long poll says nothing when it begins; it is recorded when it ends, like the others.
    this.calls.push(call);
    this.#changed();
  }

  async #carryOut(call: Call, response: ServerResponse): Promise<Answer> {
    const why = whyNot(call.method, call.arguments, call.files);
    if (why !== undefined) return refusal(why === "no such method" ? 404 : 400, `Bad Request: ${why}`);
    if (this.#blocked.has(call.arguments.chat_id)) return refusal(403, "Forbidden: bot was blocked by the user");
    switch (call.method) {
      case "getMe":
        return result({ ...bot, can_join_groups: false });
      case "getUpdates":
        return this.#getUpdates(call.arguments, response);
      case "setWebhook":
        this.webhook = { url: String(call.arguments.url), secret: String(call.arguments.secret_token) };
        if (call.arguments.drop_pending_updates === true) this.pending = [];
        this.#wakePollers(true);
        this.deliverPending();
        return result(true);
      case "deleteWebhook":
        this.webhook = undefined;
        if (call.arguments.drop_pending_updates === true) this.pending = [];
        return result(true);
      case "getWebhookInfo":
        return result(this.#webhookInfo());
      case "getFile":
        return this.#getFile(String(call.arguments.file_id));
      case "sendMediaGroup":
        return result((call.arguments.media as Arguments[]).map((item) => this.#sent({ ...call.arguments, ...item })));
      case "answerCallbackQuery":
      case "sendChatAction":
        return result(true);
      case "editMessageText":
        return this.#edit(call.arguments, String(call.arguments.text), call.arguments.entities, false);
      case "editMessageCaption":
        return this.#edit(call.arguments, String(call.arguments.caption ?? ""), call.arguments.caption_entities, true);
      case "deleteMessage":
        return this.#delete(call.arguments);
      case "getUserProfilePhotos":
        return result(this.#photosOf(call.arguments.user_id));
      default:
        return result(this.#sent(call.arguments));
    }
  }

  #sent(given: Arguments): Record<string, unknown> {
    const chat = { id: given.chat_id, type: "private" };
    const isCaption = given.text === undefined;
    const id = this.#nextMessage++;
    const date = Math.floor(Date.now() / 1000);
    const [text, entities] = isCaption ? [given.caption, given.caption_entities] : [given.text, given.entities];
    this.#shown.set(id, { chat: given.chat_id, text: String(text ?? ""), entities, isCaption, date });
    return { message_id: id, from: bot, chat, date, ...(isCaption ? { caption: text } : { text }) };
  }

  /** "Bot API, editMessageText" and "editMessageCaption": of the bot's own, in that chat, and only when something changes. */
  #edit(given: Arguments, text: string, entities: unknown, isCaption: boolean): Answer {
    const shown = this.#shown.get(Number(given.message_id));
    if (!shown || shown.chat !== given.chat_id) return refusal(400, "Bad Request: message to edit not found");
    if (shown.isCaption !== isCaption) return refusal(400, `Bad Request: there is no ${isCaption ? "caption" : "text"} in the message to edit`);
    const isSame = shown.text === text && JSON.stringify(shown.entities ?? []) === JSON.stringify(entities ?? []);
    if (isSame) return refusal(400, "Bad Request: message is not modified: specified new message content and reply markup are exactly the same");
    Object.assign(shown, { text, entities });
    return result({ message_id: given.message_id, from: bot, chat: { id: given.chat_id, type: "private" }, date: shown.date, edit_date: shown.date });
  }

  /** "Bot API, deleteMessage": only what was sent less than 48 hours ago. */
  #delete(given: Arguments): Answer {
    const id = Number(given.message_id);
    const shown = this.#shown.get(id);
    if (!shown || shown.chat !== given.chat_id) return refusal(400, "Bad Request: message to delete not found");
    if (Date.now() / 1000 - shown.date >= 48 * 3600) return refusal(400, "Bad Request: message can't be deleted for everyone");
    this.#shown.delete(id);
    return result(true);
  }

  #photosOf(user: unknown): object {
    const ids = this.#photos.get(user) ?? [];
    const sizes = ids.map((file_id, i) => {
      const side = 160 * 2 ** i;
      return { file_id, file_unique_id: file_id, width: side, height: side, file_size: this.#files.get(file_id)?.size };
    });
    return { total_count: sizes.length > 0 ? 1 : 0, photos: sizes.length > 0 ? [sizes] : [] };
  }

  #webhookInfo(): object {
    const error = this.#webhookError && { last_error_date: this.#webhookError.date, last_error_message: this.#webhookError.message };
    return { url: this.webhook?.url ?? "", has_custom_certificate: false, pending_update_count: this.pending.length, ...error };
  }

  /** "Bot API, getUpdates": one poller at a time, and none beside a webhook; the offset confirms what lies before it. */
  async #getUpdates(given: Arguments, response: ServerResponse): Promise<Answer> {
    if (this.webhook) return conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
    this.#wakePollers(true);
    const offset = Number(given.offset ?? 0);
    this.pending = this.pending.filter((update) => update.update_id >= offset);
    this.#changed();
    if (this.pending.length === 0 && Number(given.timeout ?? 0) > 0) {
      const isConflict = await this.#waitForNews(Number(given.timeout), response);
      if (isConflict) return conflict("terminated by other getUpdates request; make sure that only one bot instance is running");
    }
    return result(this.pending.slice(0, Number(given.limit ?? 100)));
  }

  #waitForNews(seconds: number, response: ServerResponse): Promise<boolean> {
    return new Promise((resolve) => {
      const wake = (isConflict: boolean) => {
        clearTimeout(end);
        this.#pollers.delete(wake);
        resolve(isConflict);
      };
      const end = setTimeout(() => wake(false), seconds * 1000);
      response.once("close", () => wake(false));
      this.#pollers.add(wake);
      this.#changed();
    });
  }

  #wakePollers(isConflict: boolean): void {
    for (const wake of [...this.#pollers]) wake(isConflict);
  }

  #getFile(fileId: string): Answer {
    const file = this.#files.get(fileId);
    if (!file) return refusal(400, "Bad Request: invalid file_id");
    if (file.size > 20 * 1024 * 1024) return refusal(400, "Bad Request: file is too big");
    return result({ file_id: fileId, file_unique_id: fileId, file_size: file.size, file_path: file.path });
  }

  #download(path: string, response: ServerResponse): void {
    const file = [...this.#files.values()].find((each) => each.path === path);
    response.writeHead(file ? 200 : 404, { "content-type": "application/octet-stream" }).end(file?.bytes);
  }

  #changed(): void {
    for (const watch of [...this.#watchers]) watch();
  }
}

interface Answer {
  ok: boolean;
  status: number;
  result?: unknown;
  error_code?: number;
  description?: string;
  parameters?: { retry_after: number };
}

function result(value: unknown): Answer {
  return { ok: true, status: 200, result: value };
}

function refusal(status: number, description = "refused by the test", retryAfter?: number): Answer {
  const parameters = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } };
  return { ok: false, status, error_code: status, description, ...parameters };
}

function conflict(why: string): Answer {
  return refusal(409, `Conflict: ${why}`);
}

function reply(response: ServerResponse, answer: Answer | { status: number; html: string }): void {
  const { status, ...body } = answer;
  const isHtml = "html" in body;
  response.writeHead(status, { "content-type": isHtml ? "text/html" : "application/json" });
  response.end(isHtml ? body.html : JSON.stringify(body));
}

/** "Bot API, Making requests": JSON, or a form whose values are texts or JSON. */
async function readArguments(request: IncomingMessage): Promise<{ given: Arguments; files: Files }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const type = request.headers["content-type"] ?? "";
  if (!type.startsWith("multipart/")) return { given: body.length ? (JSON.parse(body.toString()) as Arguments) : {}, files: new Map() };
  const given: Arguments = {};
  const files: Files = new Map();
  for (const [name, value] of readForm(body, type))
    if (typeof value === "string") given[name] = jsonOrText(name, value);
    else files.set(name, value);
  return { given, files };
}

const structured = ["chat_id", "message_id", "media", "entities", "caption_entities", "reply_parameters", "reply_markup"];
function jsonOrText(name: string, value: string): unknown {
  return structured.includes(name) ? (JSON.parse(value) as unknown) : value;
}
