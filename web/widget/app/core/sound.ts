// SPDX-License-Identifier: AGPL-3.0-or-later
// A soft two-note tone. Browsers allow sound only after the visitor has touched the widget once.

let context: AudioContext | undefined;
let lastAt = 0;

export function unlockSound() {
  if (typeof AudioContext !== "function") return;
  context ??= new AudioContext();
  if (context.state === "suspended") void context.resume();
}

function note(audio: AudioContext, pitch: number, at: number) {
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.12, at + 0.015);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.35);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + 0.4);
}

export function playTone() {
  if (context?.state !== "running" || Date.now() - lastAt < 2000) return;
  lastAt = Date.now();
  note(context, 660, context.currentTime);
  note(context, 880, context.currentTime + 0.12);
}
