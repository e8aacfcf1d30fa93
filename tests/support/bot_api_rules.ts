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

// "Bot API, MessageEntity": those that a bot may set itself.
const entityTypes = ["bold", "italic", "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote", "code", "pre", "text_link"];

/** Offsets and lengths are in UTF-16 units; entities nest and never cross, and code holds no others. */
function wrongEntities(text: string, entities: unknown): string | undefined {
  if (entities === undefined) return undefined;
  if (!Array.isArray(entities)) return "bad entities";
  const spans: { type: string; from: number; to: number }[] = [];
  for (const entity of entities as unknown[]) {
    if (!isObject(entity) || typeof entity.type !== "string" || !entityTypes.includes(entity.type)) return "bad type of entity";
    const { type, offset, length, url, language, ...rest } = entity;
    if (Object.keys(rest).length > 0) return `an entity has no ${Object.keys(rest)[0]}`;
    if (!Number.isSafeInteger(offset) || !Number.isSafeInteger(length)) return "an entity without its place";
    const from = Number(offset), to = from + Number(length);
    if (from < 0 || to <= from || to > text.length) return "an entity beyond the text";
    if ((type === "text_link") !== (typeof url === "string") || (language !== undefined && type !== "pre")) return "bad fields of an entity";
    spans.push({ type, from, to });
  }
  for (const a of spans)
    for (const b of spans) {
      if (a.from < b.from && b.from < a.to && a.to < b.to) return "entities cross";
      const holds = a !== b && a.from <= b.from && b.to <= a.to;
      if (holds && (a.type === "code" || a.type === "pre")) return "code holds no other entity";
    }
  return undefined;
}

function checkEntities(text: string, entities: string) {
  return (given: Arguments): string | undefined => wrongEntities(typeof given[text] === "string" ? given[text] : "", given[entities]);
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
    const wrong = wrongEntities(item.caption ?? "", item.caption_entities);
    if (wrong !== undefined) return wrong;
    if (item.media.startsWith("attach://") && !files.has(item.media.slice(9))) return `no file ${item.media}`;
    kinds.add(item.type);
  }
  for (const kind of kinds) if (!["photo", "video", "document", "audio"].includes(String(kind))) return "bad type of media";
  return (kinds.has("document") || kinds.has("audio")) && kinds.size > 1 ? "documents and songs can't be mixed with other media" : undefined;
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
const captionEntities = checkEntities("caption", "caption_entities");
const checkId = (given: Arguments) => (Number.isSafeInteger(given.message_id) && Number(given.message_id) > 0 ? undefined : "bad message_id");
const checkPhotos = (given: Arguments) => {
  if (!Number.isSafeInteger(given.user_id)) return "user_id must be a number";
  const limit = given.limit;
  return limit === undefined || (Number.isSafeInteger(limit) && Number(limit) >= 1 && Number(limit) <= 100) ? undefined : "bad limit";
};

const sendsFile = (name: string): Rule => ({
  required: ["chat_id"],
  optional: [name, "caption", "caption_entities", "reply_parameters"],
  check: all(checkFile(name, documentBytes), caption, captionEntities, checkReply),
});

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
    optional: ["entities", "reply_parameters", "reply_markup"],
    check: all(textOf(1, 4096, "text"), checkEntities("text", "entities"), checkReply, checkKeyboard),
  },
  sendPhoto: {
    required: ["chat_id"],
    optional: ["photo", "caption", "caption_entities", "reply_parameters"],
    check: all(checkFile("photo", photoBytes), caption, captionEntities, checkReply),
  },
  sendDocument: sendsFile("document"),
  sendVideo: sendsFile("video"),
  sendAnimation: sendsFile("animation"),
  sendAudio: sendsFile("audio"),
  sendVoice: sendsFile("voice"),
  sendMediaGroup: { required: ["chat_id", "media"], optional: ["reply_parameters"], check: all(checkMedia, checkReply) },
  getFile: { required: ["file_id"] },
  answerCallbackQuery: { required: ["callback_query_id"], optional: ["text", "show_alert"], check: textOf(0, 200, "text") },
  editMessageText: {
    required: ["chat_id", "message_id", "text"],
    optional: ["entities", "reply_markup"],
    check: all(checkId, textOf(1, 4096, "text"), checkEntities("text", "entities"), checkKeyboard),
  },
  editMessageCaption: {
    required: ["chat_id", "message_id"],
    optional: ["caption", "caption_entities", "reply_markup"],
    check: all(checkId, caption, captionEntities, checkKeyboard),
  },
  deleteMessage: { required: ["chat_id", "message_id"], check: checkId },
  getUserProfilePhotos: { required: ["user_id"], optional: ["offset", "limit"], check: checkPhotos },
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
