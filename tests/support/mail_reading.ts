// SPDX-License-Identifier: AGPL-3.0-or-later
// What a mail of the desk says, as far as tests look at it. Written for them, not with the desk's own means.

/** Neither a multipart nor a mail within: what somebody reads or opens. */
export interface ReadPart {
  type: string;
  /** Of a file; empty: it has none. */
  name: string;
  isInline: boolean;
  cid: string;
  content: Buffer;
}

export class SentMail {
  readonly parts: ReadPart[];

  constructor(
    readonly from: string,
    /** Of the envelope: whoever gets it, copies and blind copies too. */
    readonly to: string[],
    /** One character a byte. */
    readonly bytes: string,
  ) {
    this.parts = leaves(bytes);
  }

  /** Unfolded and decoded; empty: there is none. */
  header(name: string): string {
    return decodedWords(headerOf(this.bytes, name));
  }

  /** Of the first part that is plain text. */
  get text(): string {
    return this.#textOf("text/plain");
  }

  get html(): string {
    return this.#textOf("text/html");
  }

  #textOf(type: string): string {
    const part = this.parts.find((each) => each.type === type && each.name === "");
    return part?.content.toString().replaceAll("\r\n", "\n") ?? "";
  }
}

function split(mail: string): [head: string, body: string] {
  const end = mail.startsWith("\r\n") ? -2 : mail.indexOf("\r\n\r\n");
  return end === -1 ? [mail, ""] : [mail.slice(0, Math.max(end, 0)), mail.slice(end + 4)];
}

function headerOf(mail: string, name: string): string {
  const [head] = split(mail);
  const wanted = `${name.toLowerCase()}:`;
  const line = head.replaceAll(/\r\n(?=[ \t])/g, "").split("\r\n").find((each) => each.toLowerCase().startsWith(wanted));
  return line?.slice(wanted.length).trim() ?? "";
}

function leaves(entity: string): ReadPart[] {
  const [, body] = split(entity);
  const contentType = headerOf(entity, "Content-Type") || "text/plain";
  const type = contentType.split(";")[0]!.trim().toLowerCase();
  const boundary = parameter(contentType, "boundary");
  if (type.startsWith("multipart/") && boundary)
    return `\r\n${body}`
      .split(`\r\n--${boundary}--`)[0]!
      .split(`\r\n--${boundary}\r\n`)
      .slice(1)
      .flatMap(leaves);
  const disposition = headerOf(entity, "Content-Disposition");
  const bytes = decodedBody(body, headerOf(entity, "Content-Transfer-Encoding").toLowerCase());
  const charset = type.startsWith("text/") ? parameter(contentType, "charset") : "";
  return [
    {
      type,
      name: parameter(disposition, "filename") || parameter(contentType, "name"),
      isInline: disposition.toLowerCase().startsWith("inline"),
      cid: headerOf(entity, "Content-ID").replaceAll(/[<>]/g, ""),
      content: charset ? Buffer.from(new TextDecoder(charset).decode(bytes)) : bytes,
    },
  ];
}

function decodedBody(body: string, encoding: string): Buffer {
  if (encoding === "base64") return Buffer.from(body, "base64");
  return Buffer.from(encoding === "quoted-printable" ? unquoted(body.replaceAll(/[ \t]*=\r\n/g, (soft) => soft.replace("=\r\n", ""))) : body, "latin1");
}

function unquoted(text: string): string {
  return text.replaceAll(/=([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** RFC 2045, and what RFC 2231 adds: name*=utf-8''… and name*0*=…. */
function parameter(header: string, name: string): string {
  const found = [...header.matchAll(/;\s*([\w-]+)(\*\d+)?(\*)?=(?:"((?:[^"\\]|\\.)*)"|([^\s;]*))/g)].filter((each) => each[1]!.toLowerCase() === name);
  const value = found.map((each) => (each[4] === undefined ? each[5]! : each[4].replaceAll(/\\(.)/g, "$1"))).join("");
  const isEncoded = found.some((each) => each[3] === "*");
  return isEncoded ? decodeURIComponent(value.replace(/^[\w-]*'[\w-]*'/, "")) : decodedWords(value);
}

function decodedWords(text: string): string {
  const together = text.replaceAll(/(=\?[^?]+\?[bq]\?[^?]*\?=)\s+(?==\?)/gi, "$1");
  return together.replaceAll(/=\?([^?*]+)[^?]*\?([bq])\?([^?]*)\?=/gi, (_, charset: string, kind: string, word: string) => {
    const bytes = kind.toLowerCase() === "b" ? Buffer.from(word, "base64") : Buffer.from(unquoted(word.replaceAll("_", " ")), "latin1");
    return new TextDecoder(charset).decode(bytes);
  });
}
