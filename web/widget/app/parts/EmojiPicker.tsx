// SPDX-License-Identifier: AGPL-3.0-or-later
/** @jsxImportSource preact */
import { useEffect, useRef } from "preact/hooks";
import { useApp } from "../context";

const emoji =
  "😀 😄 😅 😂 🙂 😉 😊 😍 😘 😎 🤔 😐 🙄 😴 😢 😭 😡 😱 🤯 🤝 👍 👎 👏 🙏 👋 💪 ✌️ 👌 ❤️ 💔 🔥 ✨ 🎉 🎁 ☕ 🍀 ✅ ❌ ❓ ❗ ⏰ 📦 🚚 💳 📷 📄 🔧 💡".split(" ");
const columns = 8;
const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns };

export function EmojiPicker({ onPick, onClose }: { onPick: (emoji: string) => void; onClose: () => void }) {
  const { t } = useApp();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector("button")?.focus();
    const away = (event: PointerEvent) => box.current?.contains(event.target as Node) || onClose();
    document.addEventListener("pointerdown", away);
    return () => document.removeEventListener("pointerdown", away);
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.preventDefault();
      return onClose();
    }
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const buttons = [...box.current!.querySelectorAll("button")];
    buttons[buttons.indexOf(document.activeElement as HTMLButtonElement) + step]?.focus();
  };

  return (
    <div ref={box} class="emoji-picker" role="group" aria-label={t("emoji")} onKeyDown={onKeyDown}>
      {emoji.map((one, i) => (
        <button key={one} type="button" tabIndex={i ? -1 : 0} onClick={() => onPick(one)}>
          {one}
        </button>
      ))}
    </div>
  );
}
