// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button, TextInput } from "@mantine/core";
import { IconPhoto, IconSearch, IconUpload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type LibraryItem, libraryQuery } from "@/lib/answers";
import { useDesk, useMay } from "@/lib/deskContext";
import { fileSize } from "@/lib/fileSize";
import { currentLanguage } from "@/lib/i18n";
import { Empty } from "@/lib/states";
import { chooserTypes } from "@/lib/uploads/isTaken";
import { Loaded } from "../Loaded";
import classes from "../Settings.module.css";
import { SettingsPage } from "../SettingsPage";
import own from "./Library.module.css";
import { LibraryCard } from "./LibraryCard";
import { useAddFiles } from "./useAddFiles";

function matches(item: LibraryItem, query: string): boolean {
  const wanted = query.trim().toLocaleLowerCase();
  return [item.name, item.folder].some((text) => text.toLocaleLowerCase().includes(wanted));
}

/** By folder, the loose ones first. */
function foldersOf(items: readonly LibraryItem[]): [string, LibraryItem[]][] {
  const folders = new Map<string, LibraryItem[]>();
  for (const item of items) folders.set(item.folder, [...(folders.get(item.folder) ?? []), item]);
  return [...folders].sort(([a], [b]) => a.localeCompare(b, currentLanguage()));
}

function Folders({ items, query, mayEdit, folders }: { items: readonly LibraryItem[]; query: string; mayEdit: boolean; folders: string[] }) {
  const { t } = useTranslation("answers");
  const found = items.filter((item) => matches(item, query));
  if (found.length === 0) return <Empty title={t("canned.nothing", { query: query.trim() })}>{t("library.nothingNext")}</Empty>;
  return foldersOf(found).map(([folder, members]) => (
    <section key={folder} aria-label={folder || t("library.loose")} className={own.folder}>
      {folder && <h2>{folder}</h2>}
      <ul className={own.grid}>
        {members.map((item) => (
          <LibraryCard key={item.id} item={item} mayEdit={mayEdit} folders={folders} />
        ))}
      </ul>
    </section>
  ));
}

export function LibraryPage() {
  const { t } = useTranslation(["answers", "settings"]);
  const { upload } = useDesk().session;
  const { data, isError, refetch } = useQuery(libraryQuery);
  const mayEdit = useMay("edit_library");
  const picker = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState("");
  const { add, adding } = useAddFiles(upload);
  const folders = foldersOf(data ?? [])
    .map(([folder]) => folder)
    .filter(Boolean);
  const button = (
    <>
      <Button leftSection={<IconUpload size={16} />} loading={adding} onClick={() => picker.current?.click()}>
        {t("library.add")}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        multiple
        data-library-upload
        accept={chooserTypes(upload.types)}
        onChange={(event) => {
          void add([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
    </>
  );
  return (
    <SettingsPage wide title={t("settings:library.title")} lead={t("library.lead", { size: fileSize(upload.max_bytes) })} action={mayEdit && button}>
      {!mayEdit && (
        <p className={classes.notice} data-kind="quiet">
          {t("library.notYours")}
        </p>
      )}
      <Loaded state={data ? "ready" : isError ? "failed" : "loading"} onRetry={() => void refetch()}>
        {() =>
          data?.length === 0 ? (
            <Empty icon={<IconPhoto size={28} stroke={1.5} />} title={t("library.empty")}>
              {t("library.emptyNext")}
            </Empty>
          ) : (
            <>
              <TextInput
                type="search"
                leftSection={<IconSearch size={16} />}
                aria-label={t("library.search")}
                placeholder={t("library.search")}
                maxLength={100}
                value={query}
                onChange={(event) => setQuery(event.currentTarget.value)}
              />
              <Folders items={data ?? []} query={query} mayEdit={mayEdit} folders={folders} />
            </>
          )
        }
      </Loaded>
    </SettingsPage>
  );
}
