// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Schemas } from "../../../shared/api";
import { compareNumeric, type Id } from "../../../shared/ids";

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

export const none = "0" as Id;

export const laterId = <T extends string>(a: T, b: T): T => (compareNumeric(a, b) < 0 ? b : a);
