// SPDX-License-Identifier: AGPL-3.0-or-later
// The frame's end of the talk with the host page: one parent, one exact origin.
import { type FrameMessage, type HostMessage, parseHostMessage } from "../../messages";

export interface Bridge {
  /** False when the widget's page was opened by itself. */
  embedded: boolean;
  tell(message: FrameMessage): void;
  listen(receive: (message: HostMessage) => void): void;
}

export function createBridge(hostOrigin: string | null): Bridge {
  const embedded = window.parent !== window && !!hostOrigin;
  return {
    embedded,
    tell(message) {
      if (embedded) window.parent.postMessage(message, hostOrigin);
    },
    listen(receive) {
      addEventListener("message", (event) => {
        if (!embedded || event.source !== window.parent || event.origin !== hostOrigin) return;
        const message = parseHostMessage(event.data);
        if (message) receive(message);
      });
    },
  };
}
