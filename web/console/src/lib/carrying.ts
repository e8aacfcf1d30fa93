// SPDX-License-Identifier: AGPL-3.0-or-later
// Whether a channel carries a file that the desk has already.
import type { Schemas } from "@shared/api";
import type { FileRef } from "@shared/model";

export type Carried = Schemas["Capabilities"]["attachments"];
export type WhyNotCarried = "no_files" | "too_large" | "wrong_type";

export function whyNotCarried({ size, type }: Pick<FileRef, "size" | "type">, { max_bytes, types }: Carried): WhyNotCarried | undefined {
  if (max_bytes === 0) return "no_files";
  if (size > max_bytes) return "too_large";
  return types.includes(type) ? undefined : "wrong_type";
}
