// SPDX-License-Identifier: AGPL-3.0-or-later
/** @jsxImportSource preact */
import { useState } from "preact/hooks";
import { useApp } from "../context";
import { fileSize } from "../core/format";
import { isPicture } from "../core/limits";
import { Icon } from "./Icon";
import { Lightbox } from "./Lightbox";
import { fileUrl, type ShownFile, useFileUrl } from "./useFileUrl";

export function saveFile(url: string, name: string) {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
}

function Picture({ file }: { file: ShownFile }) {
  const { t } = useApp();
  const { url, failed } = useFileUrl(file, true);
  const [large, setLarge] = useState(false);
  if (failed) return <p class="file-failed">{t("fileFailed")}</p>;
  return (
    <>
      <button type="button" class="picture" aria-label={t("show", { name: file.name })} disabled={!url} onClick={() => setLarge(true)}>
        {url && <img src={url} alt={file.name} />}
      </button>
      {large && url && <Lightbox url={url} name={file.name} onClose={() => setLarge(false)} />}
    </>
  );
}

export function FileView({ file }: { file: ShownFile }) {
  const { desk, t } = useApp();
  const [failed, setFailed] = useState(false);
  if (isPicture(file.type)) return <Picture file={file} />;
  const save = () =>
    fileUrl(desk, file).then(
      (url) => saveFile(url, file.name),
      () => setFailed(true),
    );
  return (
    <button type="button" class="file" title={t("download", { name: file.name })} onClick={save}>
      <Icon name="file" />
      <span>
        <span class="file-name">{file.name}</span>
        <small>{failed ? t("fileFailed") : fileSize(file.size, t.language)}</small>
      </span>
    </button>
  );
}
