// SPDX-License-Identifier: AGPL-3.0-or-later
import type { UploadLimits } from "./model";

export type FileProblem = "too_large" | "wrong_type" | "empty_file";
export const mostFiles = 10;

/** What the desk would refuse is told before a byte travels. The desk decides again by the content. */
export function fileProblem(file: { size: number; type: string }, limits: UploadLimits): FileProblem | null {
  if (file.size === 0) return "empty_file";
  if (file.size > limits.max_bytes) return "too_large";
  // Where the browser knows no type, as of a log file, only the content can tell.
  if (file.type === "") return null;
  return limits.types.includes(file.type.split(";")[0]!.trim()) ? null : "wrong_type";
}

export const isPicture = (type: string) => /^image\/(png|jpeg|gif|webp|avif)$/.test(type);

/** Text as the contract wants it: whole characters, newline and tab as the only controls. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[\p{Cs}]/gu, "\ufffd")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "")
    .trim();
}
