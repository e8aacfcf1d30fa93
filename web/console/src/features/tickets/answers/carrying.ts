// SPDX-License-Identifier: AGPL-3.0-or-later
// What a channel cannot carry of an answer's files: known before anything is sent.
import type { FileRef } from "@shared/model";
import { type Carried, whyNotCarried, type WhyNotCarried } from "@/lib/carrying";
import type { Recipient } from "./groups";

export interface Obstacle {
  file: FileRef;
  why: WhyNotCarried;
  /** What the channel carries at most. */
  most: number;
}

export function obstacleTo(files: readonly FileRef[], carried: Carried): Obstacle | undefined {
  for (const file of files) {
    const why = whyNotCarried(file, carried);
    if (why) return { file, why, most: carried.max_bytes };
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
