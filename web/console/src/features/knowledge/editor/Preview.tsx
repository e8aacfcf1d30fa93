// SPDX-License-Identifier: AGPL-3.0-or-later
import { Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { api } from "@/lib/client";
import prose from "@/lib/Prose.module.css";
import { LoadFailed, Waiting } from "@/lib/states";
import classes from "@/lib/editor/Editor.module.css";

/** What the desk makes of the saved draft. */
export function Rendered({ article, language }: { article: Id; language: string }) {
  const { t } = useTranslation(["knowledge", "common"]);
  const made = useQuery({
    queryKey: ["knowledge", "preview", article, language],
    staleTime: 0,
    queryFn: () => api.call("get", "/articles/{id}/translations/{language}/preview", { path: { id: article, language } }),
  });
  if (made.isError) return <LoadFailed onRetry={() => void made.refetch()} />;
  if (!made.data) return <Waiting />;
  return (
    <div className={classes.paper} lang={language}>
      <h2 className={classes.paperTitle}>{made.data.title || t("untitled")}</h2>
      <div className={prose["prose"]} dangerouslySetInnerHTML={{ __html: made.data.html }} />
    </div>
  );
}

export function Preview({ article, language, onClose }: { article: Id; language: string; onClose: () => void }) {
  const { t } = useTranslation(["knowledge", "common"]);
  return (
    <Modal opened size={820} onClose={onClose} title={t("preview")} closeButtonProps={{ "aria-label": t("common:close") }}>
      <Rendered article={article} language={language} />
    </Modal>
  );
}
