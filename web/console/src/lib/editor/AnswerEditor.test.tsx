// SPDX-License-Identifier: AGPL-3.0-or-later
import { MantineProvider } from "@mantine/core";
import { act, render, screen } from "@testing-library/react";
import { createRef } from "react";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { documentOf, type StoredDocument } from "../document";
import AnswerEditor, { type AnswerHandle } from "./AnswerEditor";

vi.mock("react-i18next", () => ({ useTranslation: () => ({ t: (key: string) => key }) }));
vi.mock("@/lib/client", () => ({ api: { url: (path: string) => path, call: () => Promise.reject(new Error("unexpected")) } }));
vi.mock("@/lib/deskContext", () => ({ useDesk: () => ({ session: { upload: { types: [], max_bytes: 0 } } }) }));
vi.mock("@/lib/notify", () => ({ notifyProblem: () => undefined }));

const list: StoredDocument = {
  type: "doc",
  content: [{ type: "bulletList", content: [{ type: "listItem", content: [{ type: "paragraph", content: [{ type: "text", text: "tape" }] }] }] }],
};
const bold: StoredDocument = { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "Nora <b>", marks: [{ type: "bold" }] }] }] };

beforeAll(() => {
  // What the browser measures and jsdom does not.
  const nowhere = () => ({ x: 0, y: 0, top: 0, bottom: 0, left: 0, right: 0, width: 0, height: 0, toJSON: () => ({}) });
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = nowhere;
  document.elementFromPoint = () => null;
});

function show(first: StoredDocument | undefined) {
  const handle = createRef<AnswerHandle>();
  const written: (StoredDocument | undefined)[] = [];
  const element = (shown: StoredDocument | undefined) => (
    <MantineProvider>
      <AnswerEditor handle={handle} document={shown} label="Answer" hint="Write" pictures={false} onChange={(words) => written.push(words)} />
    </MantineProvider>
  );
  const { rerender } = render(element(first));
  return {
    handle: () => handle.current!,
    written,
    change: (next: StoredDocument | undefined) => rerender(element(next)),
    field: () => screen.getByRole("textbox", { name: "Answer" }),
  };
}

describe("the field in which formatted answers are written", () => {
  it("CO9 CO3 a ready answer keeps its formatting, in the place of the slash word, and is text however it reads", () => {
    const { handle, written, field } = show(documentOf("Hello /nor"));
    act(() => handle().focus());
    expect(handle().before()).toBe("Hello /nor");
    act(() => handle().put({ text: "Nora <b>", document: bold }, 4));
    expect(field().querySelector("strong")?.textContent).toBe("Nora <b>");
    expect(written.at(-1)?.content).toEqual([{ type: "paragraph", content: [{ type: "text", text: "Hello " }, ...bold.content![0]!.content!] }]);
  });

  it("CO9 a plain ready answer goes in line for line, an emoji where the caret is", () => {
    const { handle, written } = show(undefined);
    act(() => handle().put({ text: "one\ntwo\n\nthree" }, 0));
    expect(written.at(-1)).toEqual(documentOf("one\ntwo\n\nthree"));
    act(() => handle().put({ text: "🙂" }, 0));
    expect(JSON.stringify(written.at(-1))).toContain("three🙂");
  });

  it("CO9 Enter goes on with a list and sends elsewhere", () => {
    const { handle, change } = show(list);
    act(() => handle().focus());
    expect(handle().keepsEnter()).toBe(true);
    change(documentOf("Hello"));
    act(() => handle().focus());
    expect(handle().keepsEnter()).toBe(false);
  });

  it("CO12 what another browser wrote takes its place, and what was sent is gone; neither is told as typed", () => {
    const { written, change, field } = show(documentOf("mine"));
    change(documentOf("from elsewhere"));
    expect(field().textContent).toBe("from elsewhere");
    change(undefined);
    expect(field().textContent).toBe("");
    expect(written).toEqual([]);
  });
});
