// SPDX-License-Identifier: AGPL-3.0-or-later
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Chime } from "./chime";
import { prefer } from "./preferences";
import { soundNames, sounds } from "./sounds";

/** Writes down what would be heard. */
class FakeAudio {
  static struck: number[] = [];
  static volume = 0;
  state = "running";
  currentTime = 0;
  destination = {};
  createGain() {
    const gain = {
      set value(level: number) {
        FakeAudio.volume = level;
      },
      setValueAtTime() {},
      linearRampToValueAtTime() {},
      exponentialRampToValueAtTime() {},
    };
    return { gain, connect: () => ({ connect() {} }), disconnect() {} };
  }
  createOscillator() {
    const frequency = { setValueAtTime: (hertz: number) => void FakeAudio.struck.push(hertz), exponentialRampToValueAtTime() {} };
    return { type: "sine", frequency, connect: (next: unknown) => next, start() {}, stop() {} };
  }
}

const pitches = (sound: keyof typeof sounds) => sounds[sound].map((tone) => tone.hertz);

describe("chime", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal("AudioContext", FakeAudio);
    FakeAudio.struck = [];
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("RT1 rings with the sound of the department, several in turns, until it is stopped", () => {
    const chime = new Chime();
    chime.start(["bell", "knock"]);
    expect(FakeAudio.struck).toEqual(pitches("bell"));
    vi.advanceTimersByTime(3200);
    expect(FakeAudio.struck).toEqual([...pitches("bell"), ...pitches("knock")]);
    chime.stop();
    vi.advanceTimersByTime(10_000);
    expect(FakeAudio.struck).toHaveLength(pitches("bell").length + pitches("knock").length);
  });

  it("is as loud as this device wants it", () => {
    const chime = new Chime();
    prefer({ volume: 100 });
    chime.once("chime");
    const loud = FakeAudio.volume;
    prefer({ volume: 50 });
    chime.once("chime");
    expect(FakeAudio.volume).toBeCloseTo(loud / 4);
  });

  it("has no two sounds alike", () => {
    expect(new Set(soundNames.map((name) => JSON.stringify(sounds[name]))).size).toBe(soundNames.length);
  });
});
