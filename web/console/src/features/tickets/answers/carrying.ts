// SPDX-License-Identifier: AGPL-3.0-or-later
// What a channel cannot carry of an answer's files: known before anything is sent.
import type { Schemas } from "@shared/api";
import type { FileRef } from "@shared/model";
import type { Recipient } from "./groups";

export type Carried = Schemas["Capabilities"]["attachments"];

export interface Obstacle {
  file: FileRef;
  why: "no_files" | "too_large" | "wrong_type";
  /** What the channel carries at most. */
  most: number;
}

export function obstacleTo(files: readonly FileRef[], { max_bytes, types }: Carried): Obstacle | undefined {
  const whyNot = ({ size, type }: FileRef): Obstacle["why"] | undefined => {
    if (max_bytes === 0) return "no_files";
    if (size > max_bytes) return "too_large";
    return types.includes(type) ? undefined : "wrong_type";
  };
  for (const file of files) {
    const why = whyNot(file);
    if (why) return { file, why, most: max_bytes };
  }
  return undefined;
}

export interface Hindered extends Obstacle {
  recipient: Recipient;
}

/** Those who get nothing while these files go with it. Of a channel that is not known the desk says it when it comes to that. */
export function hinderedBy(files: readonly FileRef[], recipients: readonly Recipient[], carriedBy: (recipient: Recipient) => Carried | undefined): Hindered[] {
  return recipients.flatMap((recipient) => {
    const carried = carriedBy(recipient);
    const obstacle = carried && obstacleTo(files, carried);
    return obstacle ? [{ ...obstacle, recipient }] : [];
  });
}
