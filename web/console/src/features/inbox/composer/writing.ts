// SPDX-License-Identifier: AGPL-3.0-or-later
// What the composer asks of the field in which an answer is written, plain or formatted.
import { type RefObject, useImperativeHandle } from "react";
import type { AnswerHandle } from "@/lib/editor/AnswerEditor";

export type Words = Parameters<AnswerHandle["put"]>[0];
export type WritingField = AnswerHandle;

export function usePlainField(
  field: RefObject<WritingField | null>,
  input: RefObject<HTMLTextAreaElement | null>,
  text: string,
  setText: (text: string) => void,
): void {
  useImperativeHandle(
    field,
    () => ({
      focus: () => input.current?.focus(),
      blur: () => input.current?.blur(),
      before: () => {
        const area = input.current;
        return area && area.selectionStart === area.selectionEnd ? area.value.slice(0, area.selectionStart) : null;
      },
      put: ({ text: words }, back) => {
        const area = input.current;
        const caret = area?.selectionStart ?? text.length;
        const end = back > 0 || words === "" ? caret : (area?.selectionEnd ?? caret);
        const start = Math.max(0, caret - back);
        setText(text.slice(0, start) + words + text.slice(end));
        requestAnimationFrame(() => {
          area?.focus();
          area?.setSelectionRange(start + words.length, start + words.length);
        });
      },
      keepsEnter: () => false,
      putPictures: () => false,
    }),
    [input, text, setText],
  );
}
