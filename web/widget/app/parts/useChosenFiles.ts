// SPDX-License-Identifier: AGPL-3.0-or-later
// Files picked, pasted or dropped, checked against the desk's limits before anything is sent.
import { useState } from "preact/hooks";
import { useApp } from "../context";
import { fileSize, typeNames } from "../core/format";
import { fileProblem, mostFiles } from "../core/limits";

export interface ChosenFiles {
  files: File[];
  problem: string | null;
  add(chosen: Iterable<File>): void;
  remove(file: File): void;
  clear(): void;
  restore(files: File[], problem: string): void;
}

export function useChosenFiles(): ChosenFiles {
  const { state, t } = useApp();
  const [files, setFiles] = useState<File[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const limits = state.config?.upload ?? { max_bytes: 0, types: [] };

  const explain = (file: File): string | null => {
    const found = fileProblem(file, limits);
    const size = fileSize(limits.max_bytes, t.language);
    return found && t(found, { name: file.name, size, types: typeNames(limits.types) });
  };
  const add = (chosen: Iterable<File>) => {
    const all = [...chosen];
    const good = all.filter((file) => !explain(file));
    const refused = all.map(explain).find(Boolean) ?? null;
    const crowded = files.length + good.length > mostFiles;
    setProblem(crowded ? t("crowded", { n: mostFiles }) : refused);
    setFiles([...files, ...good].slice(0, mostFiles));
  };
  const remove = (file: File) => setFiles(files.filter((other) => other !== file));
  const clear = () => {
    setFiles([]);
    setProblem(null);
  };
  const restore = (back: File[], reason: string) => {
    setFiles(back);
    setProblem(reason);
  };
  return { files, problem, add, remove, clear, restore };
}
