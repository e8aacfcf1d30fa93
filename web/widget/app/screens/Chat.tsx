// SPDX-License-Identifier: AGPL-3.0-or-later
/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { useApp } from "../context";
import { Composer } from "../parts/Composer";
import { ConnectionBar } from "../parts/ConnectionBar";
import { Head } from "../parts/Head";
import { Timeline } from "../parts/Timeline";
import { useChosenFiles } from "../parts/useChosenFiles";

const hasFiles = (event: DragEvent) => !!event.dataTransfer?.types.includes("Files");

export function Chat() {
  const { state, t } = useApp();
  const chosen = useChosenFiles();
  const [dragging, setDragging] = useState(false);
  const over = (event: DragEvent) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    setDragging(true);
  };
  const left = (event: DragEvent & { currentTarget: Element }) => {
    if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDragging(false);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setDragging(false);
    chosen.add(event.dataTransfer?.files ?? []);
  };
  return (
    <div class="chat" onDragOver={over} onDragLeave={left} onDrop={drop}>
      <Head />
      <ConnectionBar />
      {state.sessionEnded && (
        <p class="notice" role="status">
          {t("ended")}
        </p>
      )}
      <Timeline />
      <Composer chosen={chosen} />
      {dragging && <div class="drop">{t("drop")}</div>}
    </div>
  );
}
