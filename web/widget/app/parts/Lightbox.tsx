// SPDX-License-Identifier: AGPL-3.0-or-later
/** @jsxImportSource preact */
import { useEffect, useRef } from "preact/hooks";
import { useApp } from "../context";
import { saveFile } from "./FileView";
import { IconButton } from "./IconButton";

/** A native modal dialog: it holds the focus, closes with Escape and gives the focus back. */
export function Lightbox({ url, name, onClose }: { url: string; name: string; onClose: () => void }) {
  const { t } = useApp();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const keepEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    dialog.current?.close();
  };
  return (
    <dialog ref={dialog} class="lightbox" aria-label={name} onClose={onClose} onKeyDown={keepEscape}>
      <div class="lightbox-bar">
        <IconButton icon="download" label={t("download", { name })} onClick={() => saveFile(url, name)} />
        <IconButton icon="close" label={t("back")} onClick={() => dialog.current?.close()} />
      </div>
      <img src={url} alt={name} onClick={() => dialog.current?.close()} />
    </dialog>
  );
}
