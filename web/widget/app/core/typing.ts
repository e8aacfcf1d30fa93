// SPDX-License-Identifier: AGPL-3.0-or-later
// Typing both ways. The desk hears it every 3 s at most; what we hear fades by itself, as an end may get lost.

const repeat = 3000;
const fade = 6000;

export class TypingOut {
  private saidAt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly say: (active: boolean) => void) {}

  pressed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.stop(), repeat + 1000);
    if (Date.now() - this.saidAt < repeat) return;
    this.saidAt = Date.now();
    this.say(true);
  }

  stop() {
    clearTimeout(this.timer);
    if (this.saidAt) this.say(false);
    this.saidAt = 0;
  }
}

export class TypingIn {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly show: (name: string | null) => void) {}

  heard(active: boolean, name: string) {
    clearTimeout(this.timer);
    this.show(active ? name : null);
    if (active) this.timer = setTimeout(() => this.show(null), fade);
  }
}
