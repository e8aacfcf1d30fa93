// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from "@mantine/core";
import { IconFile, IconPaperclip } from "@tabler/icons-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { FileRef } from "@shared/model";
import { UploadChips } from "@/lib/uploads/UploadChips";
import type { useUploads } from "@/lib/uploads/useUploads";
import { api } from "@/lib/client";
import { fileSize } from "@/lib/fileSize";
import classes from "./Card.module.css";

interface Props {
  files: ReturnType<typeof useUploads>;
  stored: readonly FileRef[];
  readOnly: boolean;
}

export function Files({ files, stored, readOnly }: Props) {
  const { t } = useTranslation(["tickets", "common"]);
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className={classes.files} role="group" aria-label={t("card.files")}>
      {stored.length > 0 && (
        <ul className={classes.chips}>
          {stored.map((file) => (
            <li key={file.id} className={classes.chip}>
              <IconFile size={14} stroke={1.6} aria-hidden="true" />
              <a href={api.url(`/files/${file.id}`)} download={file.name}>
                {file.name}
              </a>
              <small>{fileSize(file.size)}</small>
            </li>
          ))}
        </ul>
      )}
      <UploadChips uploads={files.uploads} onRemove={files.remove} onRetry={files.retry} />
      {!readOnly && (
        <div className={classes.attach}>
          <Button variant="default" size="xs" leftSection={<IconPaperclip size={15} stroke={1.7} />} onClick={() => picker.current?.click()}>
            {t("card.files_add")}
          </Button>
          <small>{t("card.files_hint")}</small>
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            aria-label={t("card.files_add")}
            onChange={(event) => {
              files.add([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = "";
            }}
          />
        </div>
      )}
    </div>
  );
}
