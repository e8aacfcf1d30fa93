// SPDX-License-Identifier: AGPL-3.0-or-later
import { useCallback, useEffect, useRef } from "react";
import type { Id } from "@shared/ids";
import { useDesk } from "@/lib/deskContext";

const repeatMs = 3000;
const pauseMs = 5000;

/** Tells the other side (colleagues alone, of a note) that I type: at most every three seconds, and no longer after a pause. */
export function useTypingSignal(id: Id, note: boolean): (active: boolean) => void {
  const { socket } = useDesk();
  const told = useRef(0);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const signal = useCallback(
    (active: boolean) => {
      clearTimeout(pause.current);
      if (active) {
        if (Date.now() - told.current > repeatMs) socket.typing(id, true, note);
        told.current = Math.max(told.current, Date.now() - told.current > repeatMs ? Date.now() : 0);
        pause.current = setTimeout(() => signal(false), pauseMs);
      } else if (told.current > 0) {
        told.current = 0;
        socket.typing(id, false, note);
      }
    },
    [id, note, socket],
  );
  useEffect(() => () => signal(false), [signal]);
  return signal;
}
