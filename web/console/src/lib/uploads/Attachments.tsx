// SPDX-License-Identifier: AGPL-3.0-or-later
import { Modal } from "@mantine/core";
import { IconDownload, IconFile } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FileRef } from "@shared/model";
import { api } from "@/lib/client";
import { fileSize } from "@/lib/fileSize";
import classes from "./Attachments.module.css";

const pictures = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"];

export function fileUrl(file: FileRef): string {
  return api.url(`/files/${file.id}`);
}

function Picture({ file }: { file: FileRef }) {
  const { t } = useTranslation(["inbox", "common"]);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={classes.picture} onClick={() => setOpen(true)} aria-label={t("open_picture", { name: file.name })}>
        <img src={fileUrl(file)} alt={file.name} loading="lazy" />
      </button>
      <Modal opened={open} onClose={() => setOpen(false)} title={file.name} size="xl" closeButtonProps={{ "aria-label": t("common:close") }}>
        <img className={classes.large} src={fileUrl(file)} alt={file.name} />
        <a className={classes.download} href={fileUrl(file)} download={file.name}>
          <IconDownload size={15} aria-hidden="true" /> {t("download")}
        </a>
      </Modal>
    </>
  );
}

function Document({ file }: { file: FileRef }) {
  return (
    <a className={classes.file} href={fileUrl(file)} download={file.name}>
      <IconFile size={20} stroke={1.5} aria-hidden="true" />
      <span className={classes.fileName}>{file.name}</span>
      <span className={classes.fileSize}>{fileSize(file.size)}</span>
    </a>
  );
}

export function Attachments({ files }: { files: readonly FileRef[] }) {
  if (files.length === 0) return null;
  return (
    <div className={classes.files}>
      {files.map((file) => (pictures.includes(file.type) ? <Picture key={file.id} file={file} /> : <Document key={file.id} file={file} />))}
    </div>
  );
}
