// SPDX-License-Identifier: AGPL-3.0-or-later
// A form as servers read it. The one of Node refuses what they take, such as a file name without quotes, which clients of Telegram write.

export type Part = [name: string, value: string | File];

const parameter = (header: string, name: string) => new RegExp(`[;\\s]${name}=(?:"([^"]*)"|([^;\\s]+))`, "i").exec(header)?.slice(1).find((each) => each !== undefined);

function readPart(part: Buffer): Part {
  const end = part.indexOf("\r\n\r\n");
  if (end < 0) throw new Error("a part without its end of header");
  const header = part.subarray(0, end).toString();
  const disposition = /^content-disposition:(.*)$/im.exec(header)?.[1] ?? "";
  const name = parameter(disposition, "name");
  if (name === undefined) throw new Error(`a part without its name: ${header}`);
  const bytes = part.subarray(end + 4);
  const fileName = parameter(disposition, "filename");
  if (fileName === undefined) return [name, bytes.toString()];
  const type = /^content-type:\s*(.*)$/im.exec(header)?.[1]?.trim() ?? "";
  return [name, new File([Uint8Array.from(bytes)], fileName, { type })];
}

/** "RFC 2046, 5.1.1", strict in what belongs to the format itself. */
export function readForm(body: Buffer, contentType: string): Part[] {
  const boundary = parameter(contentType, "boundary");
  if (boundary === undefined) throw new Error("a form without its boundary");
  const line = Buffer.from(`\r\n--${boundary}`);
  const whole = Buffer.concat([Buffer.from("\r\n"), body]);
  const parts: Part[] = [];
  let at = whole.indexOf(line);
  for (;;) {
    if (at < 0) throw new Error("a form without its end");
    const from = at + line.length;
    if (whole.subarray(from, from + 2).toString() === "--") return parts;
    at = whole.indexOf(line, from);
    if (at >= 0) parts.push(readPart(whole.subarray(from + 2, at)));
  }
}
