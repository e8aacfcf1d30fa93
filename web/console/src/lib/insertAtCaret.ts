// SPDX-License-Identifier: AGPL-3.0-or-later
import { useRef } from "react";

/** For a plain field: words go where the caret is, which then stands behind them. */
export function useInsertAtCaret(text: string, onChange: (text: string) => void) {
  const area = useRef<HTMLTextAreaElement>(null);
  const insert = (words: string) => {
    const at = area.current?.selectionStart ?? text.length;
    const to = area.current?.selectionEnd ?? at;
    onChange(text.slice(0, at) + words + text.slice(to));
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(at + words.length, at + words.length);
    });
  };
  return { area, insert };
}
