// SPDX-License-Identifier: AGPL-3.0-or-later
// The sounds of the desk, made from tones: a looped call while somebody new waits, one ping for a message.
// Browsers allow sound only after the first click or key, so `blocked` tells when the page has to say so.
import { createStore } from "@shared/store";
import { preferences } from "./preferences";
import { type AlertSound, ping, sounds, type Tone } from "./sounds";

const everyMs = 3200;
/** At full volume. */
const loudest = 0.33;

export class Chime {
  readonly blocked = createStore(false);
  private context: AudioContext | null = null;
  private output: GainNode | null = null;
  private loop: ReturnType<typeof setInterval> | undefined;
  private turn = 0;

  get ringing(): boolean {
    return this.loop !== undefined;
  }

  /** Rings until it is stopped; several departments call in turns. */
  start(wanted: readonly AlertSound[]): void {
    clearInterval(this.loop);
    const next = () => this.play(sounds[wanted[this.turn++ % wanted.length] ?? "chime"]);
    next();
    this.loop = setInterval(next, everyMs);
  }

  once(sound: AlertSound): void {
    this.play(sounds[sound]);
  }

  /** Silent at once, in the middle of a tone too. */
  stop(): void {
    clearInterval(this.loop);
    this.loop = undefined;
    this.output?.disconnect();
    this.output = null;
    this.blocked.update(() => false);
  }

  /** A sample: from the beginning, whatever sounds now. */
  sample(sound: AlertSound): void {
    this.stop();
    this.once(sound);
  }

  ping(): void {
    this.play(ping);
  }

  /** On the first click or key; before it, browsers keep the sound off. */
  async unlock(): Promise<void> {
    if (this.context?.state === "suspended") await this.context.resume().catch(() => undefined);
    if (this.context?.state === "running") this.blocked.update(() => false);
  }

  private play(tones: readonly Tone[]): void {
    const context = this.open();
    if (!context) return;
    if (context.state === "suspended") {
      void context.resume().catch(() => undefined);
      this.blocked.update(() => true);
      return;
    }
    this.blocked.update(() => false);
    this.output ??= this.speaker(context);
    // Hearing is not linear: half the way is half as loud.
    this.output.gain.value = loudest * (preferences.get().volume / 100) ** 2;
    for (const tone of tones) strike(context, this.output, tone);
  }

  private open(): AudioContext | null {
    if (typeof AudioContext === "undefined") return null;
    this.context ??= new AudioContext();
    return this.context;
  }

  private speaker(context: AudioContext): GainNode {
    const gain = context.createGain();
    gain.connect(context.destination);
    return gain;
  }
}

function strike(context: AudioContext, output: AudioNode, tone: Tone): void {
  const start = context.currentTime + tone.at;
  const oscillator = context.createOscillator();
  const envelope = context.createGain();
  oscillator.type = tone.shape;
  oscillator.frequency.setValueAtTime(tone.hertz, start);
  if (tone.bendTo) oscillator.frequency.exponentialRampToValueAtTime(tone.bendTo, start + tone.seconds);
  envelope.gain.setValueAtTime(0, start);
  envelope.gain.linearRampToValueAtTime(tone.strength ?? 1, start + 0.012);
  envelope.gain.exponentialRampToValueAtTime(0.001, start + tone.seconds);
  oscillator.connect(envelope).connect(output);
  oscillator.start(start);
  oscillator.stop(start + tone.seconds + 0.05);
}

let samples: Chime | undefined;

/** To choose a sound by ear; one at a time, and heard on a muted desk too. */
export function sampleSound(sound: AlertSound): void {
  samples ??= new Chime();
  samples.sample(sound);
}
