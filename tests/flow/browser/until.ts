// SPDX-License-Identifier: AGPL-3.0-or-later
const timeoutMs = 20_000;
const everyMs = 40;

/** Waits for a condition, not for a time; tells which one never came. */
export async function until<T>(condition: () => Promise<T> | T, what: string, timeout = timeoutMs): Promise<NonNullable<T>> {
  const deadline = Date.now() + timeout;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`waited ${timeout} ms in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
