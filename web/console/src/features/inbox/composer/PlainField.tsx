// SPDX-License-Identifier: AGPL-3.0-or-later
// Where notes are written, and answers over channels without formatting.
import { Textarea } from "@mantine/core";
import type { AriaAttributes, ClipboardEvent, KeyboardEvent, RefObject } from "react";
import classes from "./Composer.module.css";
import { usePlainField, type WritingField } from "./writing";

interface Props {
  field: RefObject<WritingField | null>;
  input: RefObject<HTMLTextAreaElement | null>;
  text: string;
  setText: (text: string) => void;
  label: string;
  hint: string;
  aria: AriaAttributes;
  /** After the text was set. */
  onChange: (text: string) => void;
  onSelect: () => void;
  onFocus: () => void;
  onBlur: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onPaste: (event: ClipboardEvent) => void;
}

export function PlainField({ field, input, text, setText, label, hint, aria, onChange, ...events }: Props) {
  usePlainField(field, input, text, setText);
  return (
    <Textarea
      ref={input}
      classNames={{ input: classes.input }}
      variant="unstyled"
      autosize
      minRows={2}
      maxRows={9}
      value={text}
      aria-label={label}
      placeholder={hint}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(event.currentTarget.value);
      }}
      {...events}
      {...aria}
    />
  );
}
