// SPDX-License-Identifier: AGPL-3.0-or-later
/** 1 to 30 s with full jitter, so that a thousand widgets do not come back in the same second. */
export class Backoff {
  private attempt = 0;

  constructor(private readonly random: () => number = Math.random) {}

  /** Milliseconds to wait; never sooner than the desk asked for. */
  next(retryAfterSeconds = 0): number {
    const ceiling = Math.min(30, 2 ** ++this.attempt);
    const wait = 1 + this.random() * (ceiling - 1);
    return 1000 * (retryAfterSeconds > 0 ? retryAfterSeconds + this.random() * 2 : wait);
  }

  reset() {
    this.attempt = 0;
  }
}
