// SPDX-License-Identifier: AGPL-3.0-or-later
// A mail as a test writes it: well formed by RFC 5322 and MIME, in ASCII, with lines that end in CRLF.
import { randomUUID } from "node:crypto";

export interface MailAttachment {
  name: string;
  type: string;
  content: string | Buffer;
  /** Shown in the HTML as cid:… instead of being attached. */
  cid?: string;
}

/** Addresses as "Ana <ana@b.test>" or bare; ids without their brackets. */
export interface MailFields {
  from: string;
  to: string | string[];
  cc?: string | string[];
  subject?: string;
  text?: string;
  html?: string;
  id?: string;
  inReplyTo?: string;
  references?: string[];
  headers?: Record<string, string>;
  attachments?: MailAttachment[];
}

interface Part {
  headers: Record<string, string>;
  body: string;
}

export function mail(fields: MailFields): string {
  const { text, html, attachments = [] } = fields;
  const inline = attachments.filter((each) => each.cid !== undefined);
  const files = attachments.filter((each) => each.cid === undefined);
  const texts = [...(text !== undefined || html === undefined ? [textPart("plain", text ?? "")] : [])];
  if (html !== undefined) texts.push(together("related", [textPart("html", html), ...inline.map(filePart)]));
  const body = together("mixed", [together("alternative", texts), ...files.map(filePart)]);
  return written({ headers: { ...headersOf(fields), ...body.headers }, body: body.body });
}

/** RFC 2047, in words that are short enough. */
export function encodedWords(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  const letters = [...text];
  const words: string[] = [];
  while (letters.length) words.push(`=?utf-8?B?${Buffer.from(letters.splice(0, 10).join("")).toString("base64")}?=`);
  return words.join("\r\n ");
}

function headersOf(fields: MailFields): Record<string, string> {
  const headers: Record<string, string> = {
    From: addresses(fields.from),
    To: addresses(fields.to),
    Date: new Date().toUTCString().replace("GMT", "+0000"),
    "Message-ID": `<${fields.id ?? `${randomUUID()}@mail.test`}>`,
    Subject: encodedWords(fields.subject ?? ""),
  };
  if (fields.cc !== undefined) headers.Cc = addresses(fields.cc);
  if (fields.inReplyTo !== undefined) headers["In-Reply-To"] = `<${fields.inReplyTo}>`;
  if (fields.references?.length) headers.References = fields.references.map((id) => `<${id}>`).join("\r\n ");
  return { ...headers, ...fields.headers, "MIME-Version": "1.0" };
}

function addresses(given: string | string[]): string {
  return [given].flat().map(address).join(",\r\n ");
}

function address(given: string): string {
  const [, name, email] = /^(.*\S)\s*<(.+)>$/.exec(given) ?? [];
  if (name === undefined) return given;
  const isPlain = /^[\w .-]*$/.test(name);
  return `${isPlain ? name : /^[\x20-\x7e]*$/.test(name) ? JSON.stringify(name) : encodedWords(name)} <${email}>`;
}

function textPart(kind: "plain" | "html", text: string): Part {
  const headers = { "Content-Type": `text/${kind}; charset=utf-8`, "Content-Transfer-Encoding": "quoted-printable" };
  return { headers, body: quotedPrintable(text) };
}

function filePart({ name, type, content, cid }: MailAttachment): Part {
  const headers: Record<string, string> = {
    "Content-Type": type,
    "Content-Transfer-Encoding": "base64",
    "Content-Disposition": `${cid === undefined ? "attachment" : "inline"};\r\n filename*=utf-8''${encodeURIComponent(name)}`,
  };
  if (cid !== undefined) headers["Content-ID"] = `<${cid}>`;
  return { headers, body: Buffer.from(content).toString("base64").replaceAll(/.{76}/g, "$&\r\n") };
}

/** One part needs nothing around it. */
function together(kind: string, parts: Part[]): Part {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const boundary = `b-${randomUUID()}`;
  const body = parts.map((part) => `--${boundary}\r\n${written(part)}\r\n`).join("");
  return { headers: { "Content-Type": `multipart/${kind};\r\n boundary="${boundary}"` }, body: `${body}--${boundary}--` };
}

function written({ headers, body }: Part): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${lines.join("")}\r\n${body}\r\n`;
}

function quotedPrintable(text: string): string {
  const lines = text.split(/\r?\n/).map((line) => {
    const codes = [...Buffer.from(line)].map((byte) => (byte >= 0x21 && byte <= 0x7e && byte !== 0x3d ? String.fromCharCode(byte) : escaped(byte)));
    // A blank may stand for itself anywhere but at the end.
    const letters = codes.map((code, at) => (code === "=20" && at + 1 < codes.length ? " " : code));
    let result = "";
    for (let length = 0; letters.length; ) {
      const next = letters.shift()!;
      if (length + next.length > 75) {
        result += "=\r\n";
        length = 0;
      }
      result += next;
      length += next.length;
    }
    return result;
  });
  return lines.join("\r\n");
}

function escaped(byte: number): string {
  return `=${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}
