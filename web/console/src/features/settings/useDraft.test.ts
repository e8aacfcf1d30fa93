// SPDX-License-Identifier: AGPL-3.0-or-later
import { act, renderHook } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { ProblemError } from "@shared/api";
import { useDraft } from "./useDraft";

const sales = { name: "Sales", version: 1 };
const pick = ({ name }: typeof sales) => ({ name });
const conflict = (current: object) => new ProblemError({ code: "version_conflict", status: 409, current });

function start() {
  return renderHook(({ item }) => useDraft(item, pick), { initialProps: { item: sales } });
}

describe("an edit beside others", () => {
  it("follows newer states while nothing was typed", () => {
    const { result, rerender } = start();
    rerender({ item: { name: "Sales EU", version: 2 } });
    expect(result.current).toMatchObject({ draft: { name: "Sales EU" }, version: 2, dirty: false });
  });

  it("keeps what was typed when a newer state arrives", () => {
    const { result, rerender } = start();
    act(() => result.current.set({ name: "Orders" }));
    rerender({ item: { name: "Sales EU", version: 2 } });
    expect(result.current).toMatchObject({ draft: { name: "Orders" }, version: 1, dirty: true });
  });

  it("shows the newer state after a conflict, and can take the own words back", () => {
    const { result } = start();
    act(() => result.current.set({ name: "Orders" }));
    act(() => result.current.refused(conflict({ name: "Sales EU", version: 5 })));
    expect(result.current).toMatchObject({ draft: { name: "Sales EU" }, version: 5, conflict: true, dirty: false });
    act(() => result.current.useMine());
    expect(result.current).toMatchObject({ draft: { name: "Orders" }, version: 5, conflict: false, dirty: true });
  });

  it("leaves the form alone when the refusal is another one", () => {
    const { result } = start();
    act(() => result.current.set({ name: "" }));
    act(() => result.current.refused(new ProblemError({ code: "invalid", status: 400 })));
    expect(result.current).toMatchObject({ draft: { name: "" }, conflict: false });
  });
});
