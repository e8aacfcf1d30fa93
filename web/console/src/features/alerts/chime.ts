// SPDX-License-Identifier: AGPL-3.0-or-later
// The sounds of the desk, made from tones: a looped call while somebody new waits, one ping for a message.
// Browsers allow sound only after the first click or key, so `blocked` tells when the page has to say so.
import { createStore } from "@shared/store";

const everyMs = 3200;
const call = [
  { at: 0, hertz: 659.3 },
  { at: 0.14, hertz: 880 },
  { at: 0.28, hertz: 1108.7 },
];
const ping = [{ at: 0, hertz: 987.8 }];

export class Chime {
  readonly blocked = createStore(false);
  private context: AudioContext | null = null;
  private output: GainNode | null = null;
  private loop: ReturnType<typeof setInterval> | undefined;

  get ringing(): boolean {
    return this.loop !== undefined;
  }

  start(): void {
    if (this.ringing) return;
    this.play(call);
    this.loop = setInterval(() => this.play(call), everyMs);
  }

  /** Silent at once, in the middle of a tone too. */
  stop(): void {
    clearInterval(this.loop);
    this.loop = undefined;
    this.output?.disconnect();
    this.output = null;
    this.blocked.update(() => false);
  }

  ping(): void {
    this.play(ping);
  }

  /** On the first click or key; before it, browsers keep the sound off. */
  async unlock(): Promise<void> {
    if (this.context?.state === "suspended") await this.context.resume().catch(() => undefined);
    if (this.context?.state === "running") this.blocked.update(() => false);
  }

  private play(notes: { at: number; hertz: number }[]): void {
    const context = this.open();
    if (!context) return;
    if (context.state === "suspended") {
      void context.resume().catch(() => undefined);
      this.blocked.update(() => true);
      return;
    }
    this.blocked.update(() => false);
    this.output ??= this.speaker(context);
    for (const note of notes) this.tone(context, this.output, context.currentTime + note.at, note.hertz);
  }

  private open(): AudioContext | null {
    if (typeof AudioContext === "undefined") return null;
    this.context ??= new AudioContext();
    return this.context;
  }

  private speaker(context: AudioContext): GainNode {
    const gain = context.createGain();
    gain.gain.value = 0.16;
    gain.connect(context.destination);
    return gain;
  }

  private tone(context: AudioContext, output: AudioNode, start: number, hertz: number): void {
    const oscillator = context.createOscillator();
    const envelope = context.createGain();
    oscillator.type = "sine";
    oscillator.frequency.value = hertz;
    envelope.gain.setValueAtTime(0, start);
    envelope.gain.linearRampToValueAtTime(1, start + 0.015);
    envelope.gain.exponentialRampToValueAtTime(0.001, start + 0.5);
    oscillator.connect(envelope).connect(output);
    oscillator.start(start);
    oscillator.stop(start + 0.55);
  }
}
