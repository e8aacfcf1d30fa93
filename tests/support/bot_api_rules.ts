// SPDX-License-Identifier: AGPL-3.0-or-later
// What the Bot API says of the methods that the desk uses (Bot API 10.1, "Available methods"): a call that breaks it is refused,
// also where Telegram itself would be lenient.

export type Arguments = Record<string, unknown>;
export type Files = Map<string, File>;

interface Rule {
  required: string[];
  optional?: string[];
  /** What is wrong beyond missing and unknown parameters. */
  check?: (given: Arguments, files: Files) => string | undefined;
}

function isObject(value: unknown): value is Arguments {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOf(min: number, max: number, name: string) {
  return (given: Arguments): string | undefined => {
    const value = given[name];
    if (value === undefined && min === 0) return undefined;
    if (typeof value !== "string") return `${name} must be a text`;
    if (value.trim().length < min) return `${name} is empty`;
    return value.length > max ? `${name} is too long` : undefined;
  };
}

function checkKeyboard(given: Arguments): string | undefined {
  if (given.reply_markup === undefined) return undefined;
  if (!isObject(given.reply_markup) || !Array.isArray(given.reply_markup.inline_keyboard)) return "bad reply_markup";
  for (const button of given.reply_markup.inline_keyboard.flat() as unknown[]) {
    if (!isObject(button) || typeof button.text !== "string" || button.text === "") return "a button without text";
    const data = button.callback_data;
    if (typeof data !== "string" || data === "" || Buffer.byteLength(data) > 64) return "BUTTON_DATA_INVALID";
  }
  return undefined;
}

function checkReply(given: Arguments): string | undefined {
  const reply = given.reply_parameters;
  if (reply === undefined) return undefined;
  return isObject(reply) && Number.isSafeInteger(reply.message_id) ? undefined : "bad reply_parameters";
}

function checkFile(name: string, mostBytes: number) {
  return (given: Arguments, files: Files): string | undefined => {
    const reference = given[name];
    const attached = typeof reference === "string" && reference.startsWith("attach://") ? reference.slice(9) : name;
    const file = files.get(attached);
    if (!file && attached !== name) return `there is no file ${attached} in the request`;
    if (!file) return typeof given[name] === "string" ? undefined : `there is no ${name} in the request`;
    return file.size === 0 || file.size > mostBytes ? "file must be non-empty and not too big" : undefined;
  };
}

function checkMedia(given: Arguments, files: Files): string | undefined {
  const media = given.media;
  if (!Array.isArray(media) || media.length < 2 || media.length > 10) return "media must include 2-10 items";
  const kinds = new Set<unknown>();
  for (const item of media as unknown[]) {
    if (!isObject(item) || typeof item.media !== "string") return "bad media";
    if (item.caption !== undefined && (typeof item.caption !== "string" || item.caption.length > 1024)) return "bad caption";
    if (item.media.startsWith("attach://") && !files.has(item.media.slice(9))) return `no file ${item.media}`;
    kinds.add(item.type);
  }
  for (const kind of kinds) if (kind !== "photo" && kind !== "video" && kind !== "document") return "bad type of media";
  return kinds.has("document") && kinds.size > 1 ? "documents can't be mixed with other media" : undefined;
}

function all(...checks: NonNullable<Rule["check"]>[]): NonNullable<Rule["check"]> {
  return (given, files) => checks.map((check) => check(given, files)).find((why) => why !== undefined);
}

const updateKinds = ["message", "edited_message", "callback_query", "my_chat_member"];
function checkAllowed(given: Arguments): string | undefined {
  const allowed = given.allowed_updates;
  if (allowed === undefined) return undefined;
  return Array.isArray(allowed) && allowed.every((kind) => updateKinds.includes(kind as string)) ? undefined : "bad allowed_updates";
}

function checkWebhook(given: Arguments): string | undefined {
  if (typeof given.url !== "string" || !/^https?:\/\//.test(given.url)) return "bad webhook: an URL must be provided";
  const secret = given.secret_token;
  return typeof secret === "string" && /^[A-Za-z0-9_-]{1,256}$/.test(secret) ? undefined : "secret token contains unallowed characters";
}

const photoBytes = 10 * 1024 * 1024;
const documentBytes = 50 * 1024 * 1024;
const caption = textOf(0, 1024, "caption");

export const rules: Record<string, Rule> = {
  getMe: { required: [] },
  getUpdates: { required: [], optional: ["offset", "limit", "timeout", "allowed_updates"], check: checkAllowed },
  setWebhook: {
    required: ["url"],
    optional: ["secret_token", "allowed_updates", "drop_pending_updates", "max_connections"],
    check: all(checkWebhook, checkAllowed),
  },
  deleteWebhook: { required: [], optional: ["drop_pending_updates"] },
  getWebhookInfo: { required: [] },
  sendMessage: {
    required: ["chat_id", "text"],
    optional: ["reply_parameters", "reply_markup"],
    check: all(textOf(1, 4096, "text"), checkReply, checkKeyboard),
  },
  sendPhoto: {
    required: ["chat_id"],
    optional: ["photo", "caption", "reply_parameters"],
    check: all(checkFile("photo", photoBytes), caption, checkReply),
  },
  sendDocument: {
    required: ["chat_id"],
    optional: ["document", "caption", "reply_parameters"],
    check: all(checkFile("document", documentBytes), caption, checkReply),
  },
  sendMediaGroup: { required: ["chat_id", "media"], optional: ["reply_parameters"], check: all(checkMedia, checkReply) },
  getFile: { required: ["file_id"] },
  answerCallbackQuery: { required: ["callback_query_id"], optional: ["text", "show_alert"], check: textOf(0, 200, "text") },
  editMessageText: {
    required: ["chat_id", "message_id", "text"],
    optional: ["reply_markup"],
    check: all(textOf(1, 4096, "text"), checkKeyboard),
  },
  sendChatAction: { required: ["chat_id", "action"] },
};

/** Why the Bot API would not carry it out; undefined: it would. */
export function whyNot(method: string, given: Arguments, files: Files): string | undefined {
  const rule = rules[method];
  if (!rule) return "no such method";
  const missing = rule.required.find((name) => given[name] === undefined);
  if (missing !== undefined) return `${missing} is missing`;
  const known = [...rule.required, ...(rule.optional ?? [])];
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown !== undefined) return `${unknown} is not a parameter of ${method}`;
  if (given.chat_id !== undefined && !Number.isSafeInteger(given.chat_id)) return "chat_id must be a number";
  return rule.check?.(given, files);
}
