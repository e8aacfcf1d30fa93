// SPDX-License-Identifier: AGPL-3.0-or-later
/** @jsxImportSource preact */
// What was just said, beside the launcher of a closed window.
import { useLayoutEffect, useRef } from "preact/hooks";
import { useApp } from "../context";
import type { Message } from "../core/model";
import { Icon } from "../parts/Icon";

export function Peek({ message }: { message: Message }) {
  const { desk, t } = useApp();
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    desk.tellPeek(box.current?.offsetHeight ?? 0);
    return () => desk.tellPeek(0);
  }, [desk, message.id]);
  const words = message.deleted ? t("deleted") : message.text || message.attachments.map((file) => file.name).join(", ");
  return (
    <div class="peek" ref={box} role="status">
      <button type="button" class="peek-open" onClick={() => desk.endPeek(true)}>
        <strong>{message.sender.name}</strong>
        <span dir="auto">{words}</span>
      </button>
      <button type="button" class="icon-button" aria-label={t("close")} onClick={() => desk.endPeek(false)}>
        <Icon name="close" size={16} />
      </button>
    </div>
  );
}
