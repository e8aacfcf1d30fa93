// SPDX-License-Identifier: AGPL-3.0-or-later
// Files need the visitor's token, so their bytes are fetched and shown from memory.
import { useEffect, useState } from "preact/hooks";
import { useApp } from "../context";
import type { Desk } from "../core/desk";

export interface ShownFile {
  name: string;
  type: string;
  size: number;
  id?: string | undefined;
  local?: string;
}

const urls = new Map<string, Promise<string>>();

async function load(desk: Desk, file: ShownFile): Promise<string> {
  const kept = file.local ? await desk.files.get(file.local).catch(() => undefined) : undefined;
  const blob = kept ?? (file.id ? await desk.client.download(file.id) : undefined);
  if (!blob) throw new Error("the bytes are gone");
  return URL.createObjectURL(blob);
}

export function fileUrl(desk: Desk, file: ShownFile): Promise<string> {
  const key = file.id ?? file.local ?? "";
  let url = urls.get(key);
  if (!url) {
    url = load(desk, file);
    urls.set(key, url);
    url.catch(() => urls.delete(key));
  }
  return url;
}

/** Keeps the old address until the new one is there: a sent picture does not blink when it is stored. */
export function useFileUrl(file: ShownFile, wanted: boolean): { url: string | null; failed: boolean } {
  const { desk } = useApp();
  const [url, setUrl] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    fileUrl(desk, file).then(
      (loaded) => current && (setUrl(loaded), setFailed(false)),
      () => current && setFailed(true),
    );
    return () => void (current = false);
  }, [file.id, file.local, wanted]);
  return { url, failed };
}
