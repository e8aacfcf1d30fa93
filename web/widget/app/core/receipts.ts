// SPDX-License-Identifier: AGPL-3.0-or-later
// Tells the desk what reached this browser and what was read, in batches. Only ever forwards, so repeating is harmless.
import type { Schemas } from "../../../shared/api";
import { laterId, none } from "./model";

export type Receipt = Schemas["VisitorReceipt"];
const batch = 250;

export function receiptOf({ delivered_id, read_id }: Receipt): Receipt {
  return { ...(delivered_id && { delivered_id }), ...(read_id && { read_id }) };
}

export class Receipts {
  private marks = { delivered: none, read: none };
  private sent = { delivered: none, read: none };
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly send: (receipt: Receipt) => boolean) {}

  note({ delivered_id = none, read_id = none }: Receipt) {
    const read = laterId(this.marks.read, read_id);
    this.marks = { read, delivered: laterId(laterId(this.marks.delivered, delivered_id), read) };
    this.timer ??= setTimeout(() => this.flush(), batch);
  }

  /** What an earlier connection sent may be lost. */
  repeat() {
    this.sent = { delivered: none, read: none };
    this.flush();
  }

  reset() {
    this.marks = { delivered: none, read: none };
    this.repeat();
  }

  private flush() {
    clearTimeout(this.timer);
    this.timer = undefined;
    const receipt: Receipt = {};
    if (this.marks.delivered !== this.sent.delivered) receipt.delivered_id = this.marks.delivered;
    if (this.marks.read !== this.sent.read) receipt.read_id = this.marks.read;
    if (Object.keys(receipt).length && this.send(receipt)) this.sent = { ...this.marks };
  }
}
