// SPDX-License-Identifier: AGPL-3.0-or-later
import { IconFile, IconPhoto } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { type LibraryItem, libraryQuery, libraryUrl } from "@/lib/answers";
import { whyNotCarried } from "@/lib/carrying";
import { fileSize } from "@/lib/fileSize";
import { currentLanguage } from "@/lib/i18n";
import classes from "./AnswerMenu.module.css";
import { best, rankOf } from "./rank";
import type { AnswerItem, AskedFor, SourceAnswer } from "./source";

function itemOf(item: LibraryItem): AnswerItem {
  const picture = item.type.startsWith("image/");
  const Icon = picture ? IconPhoto : IconFile;
  return {
    key: item.id,
    title: item.name,
    detail: [item.folder, fileSize(item.size)].filter(Boolean).join(" · "),
    icon: <Icon size={16} stroke={1.6} aria-hidden="true" />,
    preview: (
      <>
        <p className={classes.previewTitle}>{item.name}</p>
        {picture && <img className={classes.picture} src={libraryUrl(item)} alt="" />}
      </>
    ),
    pick: (use) => use.attach(item),
  };
}

export function useLibraryItems({ query, kind, capabilities, open }: AskedFor): SourceAnswer {
  const offered = kind === "reply" && capabilities.attachments.max_bytes > 0;
  const { data, isError, refetch } = useQuery({ ...libraryQuery, enabled: open && offered });
  const items = useMemo(() => {
    if (!data || !open || !offered) return [];
    const fitting = data.filter((item) => !whyNotCarried(item, capabilities.attachments));
    const rank = ({ name, folder }: LibraryItem) => rankOf({ name, text: folder }, query);
    return best(fitting, rank, (a, b) => a.name.localeCompare(b.name, currentLanguage())).map((item) => ({ ...itemOf(item), rank: rank(item) }));
  }, [data, open, offered, capabilities, query]);
  return { state: data || !offered ? "ready" : isError ? "failed" : "loading", items, retry: () => void refetch() };
}
