// SPDX-License-Identifier: AGPL-3.0-or-later
/** @jsxImportSource preact */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { useApp } from "../context";
import { fileSize, typeNames } from "../core/format";
import { isPicture } from "../core/limits";
import { EmojiPicker } from "./EmojiPicker";
import { Icon } from "./Icon";
import { IconButton } from "./IconButton";
import type { ChosenFiles } from "./useChosenFiles";

function Chip({ file, onRemove }: { file: File; onRemove: () => void }) {
  const { t } = useApp();
  const picture = useMemo(() => (isPicture(file.type) ? URL.createObjectURL(file) : null), [file]);
  useEffect(() => () => void (picture && URL.revokeObjectURL(picture)), [picture]);
  return (
    <li class="chip">
      {picture ? <img src={picture} alt="" /> : <Icon name="file" />}
      <span class="file-name">{file.name}</span>
      <IconButton icon="close" label={t("removeFile", { name: file.name })} onClick={onRemove} />
    </li>
  );
}

function AttachButton({ chosen }: { chosen: ChosenFiles }) {
  const { state, t } = useApp();
  const input = useRef<HTMLInputElement>(null);
  const limits = state.config?.upload;
  if (!limits) return null;
  const label = t("attach", { size: fileSize(limits.max_bytes, t.language), types: typeNames(limits.types) });
  return (
    <>
      <IconButton icon="attach" label={label} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={limits.types.join(",")}
        onChange={(event) => {
          chosen.add(event.currentTarget.files ?? []);
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}

/** As tall as its text, up to five lines (the stylesheet's max-height). */
function useGrowth(text: string) {
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const element = area.current!;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight}px`;
  }, [text]);
  return area;
}

function insert(area: HTMLTextAreaElement, piece: string) {
  area.setRangeText(piece, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
  area.focus();
}

function Chips({ chosen }: { chosen: ChosenFiles }) {
  if (chosen.files.length === 0) return null;
  return (
    <ul class="chips">
      {chosen.files.map((file, i) => (
        <Chip key={i + file.name} file={file} onRemove={() => chosen.remove(file)} />
      ))}
    </ul>
  );
}

export function Composer({ chosen }: { chosen: ChosenFiles }) {
  const { desk, state, t } = useApp();
  const [text, setText] = useState(desk.draft);
  const [picking, setPicking] = useState(false);
  const emojiButton = useRef<HTMLButtonElement>(null);
  const area = useGrowth(text);
  const empty = !text.trim() && !chosen.files.length;

  useEffect(() => {
    // On a phone focus would throw the keyboard over the conversation before it is read.
    if (state.open && !matchMedia("(pointer: coarse)").matches) area.current?.focus();
  }, [state.open]);

  const change = (value: string) => {
    setText(value);
    desk.typed(value);
  };
  const send = () => {
    if (empty) return;
    const { files } = chosen;
    desk.send(text, files).catch(() => {
      change(text);
      chosen.restore(files, t("unavailable"));
    });
    change("");
    chosen.clear();
    area.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };
  const onPaste = (event: ClipboardEvent) => {
    const files = event.clipboardData?.files;
    if (!files?.length) return;
    event.preventDefault();
    chosen.add(files);
  };
  const closePicker = () => {
    setPicking(false);
    emojiButton.current?.focus();
  };
  const pick = (emoji: string) => {
    setPicking(false);
    insert(area.current!, emoji);
  };

  return (
    <form class="composer" onSubmit={(event) => (event.preventDefault(), send())}>
      {picking && <EmojiPicker onPick={pick} onClose={closePicker} />}
      {chosen.problem && (
        <p class="problem" role="alert">
          {chosen.problem}
        </p>
      )}
      <Chips chosen={chosen} />
      <textarea
        ref={area}
        rows={1}
        maxLength={20000}
        value={text}
        dir="auto"
        placeholder={t("placeholder")}
        aria-label={t("message")}
        enterkeyhint="send"
        onInput={(event) => change(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      <div class="tools">
        <IconButton buttonRef={emojiButton} icon="emoji" label={t("emoji")} expanded={picking} onClick={() => setPicking(!picking)} />
        <AttachButton chosen={chosen} />
        <button type="submit" class="send" aria-label={t("send")} title={t("send")} disabled={empty}>
          <Icon name="send" size={18} />
        </button>
      </div>
    </form>
  );
}
