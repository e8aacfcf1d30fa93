// SPDX-License-Identifier: AGPL-3.0-or-later
// Files on their way into a message. Size and type are checked before a byte leaves.
import { useEffect, useRef, useState } from "react";
import type { Schemas } from "@shared/api";
import type { FileRef } from "@shared/model";
import { type LibraryItem, libraryUrl } from "@/lib/answers";
import { api } from "@/lib/client";
import { problemText } from "@/lib/notify";
import { isTaken } from "./isTaken";

export type Limits = Schemas["UploadLimits"];
export type LimitProblem = "too_large" | "unsupported_type" | "too_many" | "empty";

export interface Upload {
  key: string;
  file: Pick<File, "name" | "size">;
  store: () => Promise<FileRef>;
  preview: string | null;
  stored?: FileRef;
  problem?: string;
}

export const mostFiles = 10;

export function checkFile(file: Pick<File, "size" | "type">, limits: Limits, already: number): LimitProblem | null {
  if (already >= mostFiles) return "too_many";
  if (file.size === 0) return "empty";
  if (file.size > limits.max_bytes) return "too_large";
  if (!isTaken(file.type, limits.types)) return "unsupported_type";
  return null;
}

const newKey = () => crypto.getRandomValues(new Uint32Array(2)).join("-");

/** The same bytes as a file of mine; nothing is sent. */
function takeFromLibrary(item: LibraryItem): Promise<FileRef> {
  return api.call("post", "/library/{id}/file", { path: { id: item.id } });
}

async function store(file: File): Promise<FileRef> {
  const body = new FormData();
  body.append("file", file);
  return api.call("post", "/files", { body });
}

const uploaded = (file: FileRef): Upload => ({ key: newKey(), file, preview: null, store: () => Promise.resolve(file), stored: file });

export function useUploads(limits: Limits, onRefused: (file: File, problem: LimitProblem) => void, already: readonly FileRef[] = []) {
  const [uploads, setUploads] = useState<readonly Upload[]>(() => already.map(uploaded));
  const previews = useRef(new Set<string>());
  useEffect(() => {
    const made = previews.current;
    return () => made.forEach((url) => URL.revokeObjectURL(url));
  }, []);

  const change = (key: string, part: Partial<Upload>) => setUploads((known) => known.map((upload) => (upload.key === key ? { ...upload, ...part } : upload)));

  const run = (upload: Upload) => {
    upload.store().then(
      (stored) => change(upload.key, { stored }),
      (error: unknown) => change(upload.key, { problem: problemText(error) }),
    );
  };

  const previewOf = (file: File): string | null => {
    if (!file.type.startsWith("image/")) return null;
    const url = URL.createObjectURL(file);
    previews.current.add(url);
    return url;
  };

  const add = (files: readonly File[]) => {
    let count = uploads.length;
    for (const file of files) {
      const problem = checkFile(file, limits, count);
      if (problem) {
        onRefused(file, problem);
        continue;
      }
      count += 1;
      const upload: Upload = { key: newKey(), file, preview: previewOf(file), store: () => store(file) };
      setUploads((known) => [...known, upload]);
      run(upload);
    }
  };

  const attach = (item: LibraryItem) => {
    if (uploads.length >= mostFiles) return;
    const preview = item.type.startsWith("image/") ? libraryUrl(item) : null;
    const upload: Upload = { key: newKey(), file: { name: item.name, size: item.size }, preview, store: () => takeFromLibrary(item) };
    setUploads((known) => [...known, upload]);
    run(upload);
  };

  /** Uploaded already, such as what came back with an answer that was not sent. */
  const restore = (stored: readonly FileRef[]) => setUploads((known) => [...known, ...stored.map(uploaded)]);

  const retry = (upload: Upload) => {
    setUploads((known) => known.map(({ problem, ...rest }) => (rest.key === upload.key || !problem ? rest : { ...rest, problem })));
    run(upload);
  };

  const remove = (key: string) => setUploads((known) => known.filter((upload) => upload.key !== key));
  const clear = () => setUploads([]);
  return { uploads, add, attach, restore, retry, remove, clear, busy: uploads.some((upload) => !upload.stored) };
}
