// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Schemas } from "../../../shared/api";

export type Config = Schemas["WidgetConfig"];
export type Settings = Config["settings"];
export type Message = Schemas["PublicMessage"];
export type Conversation = Schemas["PublicConversation"];
export type MessagePage = Schemas["VisitorMessagePage"];
export type StoredFile = Schemas["File"];
export type UploadLimits = Schemas["UploadLimits"];
export type ClientFrame = Schemas["VisitorClientFrame"];
export type Frame = Schemas["VisitorFrame"];
export type Event = Schemas["VisitorEvent"];
export type Ack = Schemas["AckFrame"];
export type Refused = Schemas["RefusedFrame"];

/** Ids are 63-bit numbers in strings: the longer is the larger. */
export function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

export const laterId = (a: string, b: string) => (compareIds(a, b) < 0 ? b : a);

/** crypto.randomUUID exists in secure contexts only, and a desk in a company network may be plain http. */
export function makeClientId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
