// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from "vitest";
import type { AvailabilityStatus } from "@shared/model";
import { hearsNew } from "./statuses";

const status = (preset: AvailabilityStatus["preset"], takes_work: boolean) => ({ preset, takes_work }) as AvailabilityStatus;

describe("who hears a new conversation", () => {
  it("RT1 everybody who is online, whether they take work or not, but who is away", () => {
    expect(hearsNew(status("available", true))).toBe(true);
    expect(hearsNew(status("busy", false))).toBe(true);
    expect(hearsNew(status("own", false))).toBe(true);
    expect(hearsNew(undefined)).toBe(true);
    expect(hearsNew(status("away", false))).toBe(false);
  });
});
