// SPDX-License-Identifier: AGPL-3.0-or-later
// Browsers have more names for a type than the server, which looks at the bytes.
const sameAs: Record<string, string> = {
  "application/x-zip-compressed": "application/zip",
  "application/rtf": "text/plain",
  "application/json": "text/plain",
  "message/rfc822": "text/plain",
  "audio/mp3": "audio/mpeg",
  "audio/x-m4a": "audio/mp4",
  "audio/opus": "audio/ogg",
  "video/quicktime": "video/mp4",
};

function serverName(type: string): string {
  // A table or a calendar is text; a page of the web is not taken.
  if (type.startsWith("text/") && type !== "text/html") return "text/plain";
  return sameAs[type] ?? type;
}

/** Whether it is worth sending; "": the browser knows no type. */
export function isTaken(type: string, types: readonly string[]): boolean {
  return type === "" || types.includes(serverName(type));
}

/** For the chooser of files, which would hide a table otherwise. */
export function chooserTypes(types: readonly string[]): string {
  const others = Object.keys(sameAs).filter((type) => types.includes(serverName(type)));
  return [...types, ...others, ...(types.includes("text/plain") ? ["text/*"] : [])].join(",");
}
