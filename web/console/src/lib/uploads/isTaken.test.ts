// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from "vitest";
import { chooserTypes, isTaken } from "./isTaken";

const types = ["image/png", "text/plain", "application/zip", "video/mp4"];

it("CO7 a file is not refused for the name that the browser has for its type", () => {
  for (const type of ["", "image/png", "text/plain", "text/csv", "text/calendar", "application/json", "application/x-zip-compressed", "video/quicktime"])
    expect(isTaken(type, types), type).toBe(true);
});

it("CO7 what the server would refuse is refused before it is sent", () => {
  for (const type of ["text/html", "image/heic", "application/x-msdownload", "audio/mpeg"]) expect(isTaken(type, types), type).toBe(false);
  expect(isTaken("text/csv", ["image/png"])).toBe(false);
});

it("CO7 the chooser of files offers them, too", () => {
  expect(chooserTypes(types).split(",")).toEqual(expect.arrayContaining([...types, "text/*", "video/quicktime", "application/json"]));
  expect(chooserTypes(["image/png"])).toBe("image/png");
});
