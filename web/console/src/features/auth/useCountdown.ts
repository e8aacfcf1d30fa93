// SPDX-License-Identifier: AGPL-3.0-or-later
import { useLayoutEffect, useState } from "react";
import { isProblem } from "@/lib/formError";

const DEFAULT_SECONDS = 30;

/** Seconds until a new attempt makes sense after `rate_limited`; 0 otherwise. */
export function useCountdown(error: unknown): number {
  const [left, setLeft] = useState(0);
  useLayoutEffect(() => {
    if (!isProblem(error, "rate_limited")) return setLeft(0);
    const until = Date.now() + (error.problem.retry_after ?? DEFAULT_SECONDS) * 1000;
    const tick = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [error]);
  return left;
}
