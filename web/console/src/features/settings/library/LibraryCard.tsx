// SPDX-License-Identifier: AGPL-3.0-or-later
import { ActionIcon, Autocomplete, Modal, TextInput } from "@mantine/core";
import { IconFile, IconPencil, IconTrash } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { dropLibraryItem, type LibraryItem, libraryUrl, takeLibraryItem } from "@/lib/answers";
import { api } from "@/lib/client";
import { DeleteDialog } from "@/lib/deleting/DeleteDialog";
import { fileSize } from "@/lib/fileSize";
import { notifyDone } from "@/lib/notify";
import { ConflictNotice, SaveBar } from "../SaveBar";
import classes from "../Settings.module.css";
import { useDraft } from "../useDraft";
import own from "./Library.module.css";

interface CardProps {
  item: LibraryItem;
  mayEdit: boolean;
  folders: string[];
}

function EditItem({ item, folders, onClose }: Omit<CardProps, "mayEdit"> & { onClose: () => void }) {
  const { t } = useTranslation(["answers", "common"]);
  const draft = useDraft<LibraryItem, { name: string; folder: string }>(item, ({ name, folder }) => ({ name, folder }));
  const { name, folder } = draft.draft;
  const save = useMutation({
    mutationFn: () => api.call("patch", "/library/{id}", { path: { id: item.id }, body: { name: name.trim(), folder: folder.trim(), version: draft.version } }),
    onSuccess: (stored) => {
      takeLibraryItem(stored);
      notifyDone(t("common:saved"));
      onClose();
    },
    onError: draft.refused,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={t("canned.editTitle", { name: item.name })} closeButtonProps={{ "aria-label": t("common:close") }}>
      <form className={classes.wideForm} onSubmit={submit}>
        <ConflictNotice draft={draft} />
        <TextInput
          label={t("library.name")}
          description={t("library.nameHelp")}
          maxLength={120}
          data-autofocus
          value={name}
          onChange={(event) => draft.set({ name: event.currentTarget.value })}
        />
        <Autocomplete
          label={t("library.folder")}
          description={t("library.folderHelp")}
          data={folders}
          maxLength={60}
          value={folder}
          onChange={(value) => draft.set({ folder: value })}
        />
        <SaveBar draft={draft} save={save} invalid={name.trim() === ""} />
      </form>
    </Modal>
  );
}

export function LibraryCard({ item, mayEdit, folders }: CardProps) {
  const { t } = useTranslation(["answers", "inbox", "common"]);
  const [open, setOpen] = useState<"edit" | "delete" | "look" | null>(null);
  const close = () => setOpen(null);
  const picture = item.type.startsWith("image/");
  return (
    <li className={own.item}>
      {picture ? (
        <button type="button" className={own.look} aria-label={t("inbox:open_picture", { name: item.name })} onClick={() => setOpen("look")}>
          <img src={libraryUrl(item)} alt="" loading="lazy" />
        </button>
      ) : (
        <a className={own.look} href={libraryUrl(item)} download={item.name} aria-label={`${t("inbox:download")}: ${item.name}`}>
          <IconFile size={34} stroke={1.2} aria-hidden="true" />
        </a>
      )}
      <div className={own.facts}>
        <span className={own.name} title={item.name}>
          {item.name}
        </span>
        <small>{fileSize(item.size)}</small>
      </div>
      {mayEdit && (
        <div className={own.tools}>
          <ActionIcon variant="default" size="sm" aria-label={t("library.editNamed", { name: item.name })} onClick={() => setOpen("edit")}>
            <IconPencil size={14} />
          </ActionIcon>
          <ActionIcon variant="default" size="sm" aria-label={t("library.deleteNamed", { name: item.name })} onClick={() => setOpen("delete")}>
            <IconTrash size={14} />
          </ActionIcon>
        </div>
      )}
      {open === "edit" && <EditItem item={item} folders={folders} onClose={close} />}
      <Modal opened={open === "look"} onClose={close} size="xl" title={item.name} closeButtonProps={{ "aria-label": t("common:close") }}>
        <img className={own.large} src={libraryUrl(item)} alt={item.name} />
      </Modal>
      {open === "delete" && (
        <DeleteDialog
          kind="library_item"
          id={item.id}
          name={item.name}
          remove={() => api.call("delete", "/library/{id}", { path: { id: item.id } })}
          onClose={close}
          onDeleted={() => dropLibraryItem(item.id)}
        />
      )}
    </li>
  );
}
