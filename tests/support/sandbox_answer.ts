// SPDX-License-Identifier: AGPL-3.0-or-later
// What `harken sandbox` says of a mail: JSON, a null byte, and the contents of its files one after the other.
interface PackedFile {
  size?: number;
  content?: string;
}

/** With the contents of its files in it, in base64. */
export function unpack(answer: Buffer): Record<string, unknown> {
  const end = answer.indexOf(0);
  const mail = JSON.parse(answer.subarray(0, end).toString()) as Record<string, unknown> & { attachments: PackedFile[] };
  let at = end + 1;
  for (const file of mail.attachments) {
    const { size = 0 } = file;
    file.content = answer.subarray(at, at + size).toString("base64");
    at += size;
    delete file.size;
  }
  if (at !== answer.length) throw new Error(`${answer.length - at} bytes belong to no file`);
  return mail;
}
