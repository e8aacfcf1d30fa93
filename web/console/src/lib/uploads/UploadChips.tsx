// SPDX-License-Identifier: AGPL-3.0-or-later
import { CloseButton, Loader } from "@mantine/core";
import { IconFile } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { fileSize } from "@/lib/fileSize";
import classes from "./Uploads.module.css";
import type { Upload } from "./useUploads";

interface ChipProps {
  upload: Upload;
  onRemove: () => void;
  onRetry: () => void;
}

function Chip({ upload, onRemove, onRetry }: ChipProps) {
  const { t } = useTranslation(["inbox", "common"]);
  const { file, preview, problem, stored } = upload;
  return (
    <li className={classes.chip} data-problem={problem !== undefined}>
      {preview ? <img src={preview} alt="" /> : <IconFile size={18} stroke={1.5} aria-hidden="true" />}
      <span className={classes.chipText}>
        <span className={classes.chipName}>{file.name}</span>
        {problem ? (
          <span role="alert">
            {problem}{" "}
            <button type="button" className={classes.link} onClick={onRetry}>
              {t("common:retry")}
            </button>
          </span>
        ) : (
          <span>{fileSize(file.size)}</span>
        )}
      </span>
      {!stored && !problem && <Loader size={14} role="img" aria-label={t("uploading")} />}
      <CloseButton size="xs" aria-label={t("remove_file", { name: file.name })} onClick={onRemove} />
    </li>
  );
}

interface ChipsProps {
  uploads: readonly Upload[];
  onRemove: (key: string) => void;
  onRetry: (upload: Upload) => void;
}

export function UploadChips({ uploads, onRemove, onRetry }: ChipsProps) {
  const { t } = useTranslation(["inbox", "common"]);
  if (uploads.length === 0) return null;
  return (
    <ul className={classes.chips} aria-label={t("attachments")}>
      {uploads.map((upload) => (
        <Chip key={upload.key} upload={upload} onRemove={() => onRemove(upload.key)} onRetry={() => onRetry(upload)} />
      ))}
    </ul>
  );
}
