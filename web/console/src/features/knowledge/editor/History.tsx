// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button, Drawer } from "@mantine/core";
import { IconArrowBackUp, IconWorldUpload } from "@tabler/icons-react";
import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { api } from "@/lib/client";
import { notifyDone, notifyProblem } from "@/lib/notify";
import prose from "@/lib/Prose.module.css";
import { LoadFailed, Waiting } from "@/lib/states";
import { fullTime } from "@/lib/time";
import { type Draft, revisionsQuery } from "../data";
import classes from "@/lib/editor/Editor.module.css";

function Step({ article, id }: { article: Id; id: Id }) {
  const step = useQuery({
    queryKey: ["revision", article, id],
    queryFn: () => api.call("get", "/articles/{id}/revisions/{revision_id}", { path: { id: article, revision_id: id } }),
  });
  if (step.isError) return <LoadFailed onRetry={() => void step.refetch()} />;
  if (!step.data) return <Waiting />;
  return (
    <div className={classes.paper} lang={step.data.language}>
      <h2 className={classes.paperTitle}>{step.data.title}</h2>
      {/* The desk's own renderer made it from the closed document. */}
      <div className={prose["prose"]} dangerouslySetInnerHTML={{ __html: step.data.html }} />
    </div>
  );
}

interface Props {
  article: Id;
  language: string;
  /** Of the draft, once everything that was written is saved. */
  version: () => Promise<number>;
  onRestored: (draft: Draft) => void;
  onClose: () => void;
}

export function History({ article, language, version, onRestored, onClose }: Props) {
  const { t } = useTranslation(["knowledge", "common"]);
  const steps = useInfiniteQuery(revisionsQuery(article, language));
  const all = steps.data?.pages.flatMap((page) => page.items) ?? [];
  const [chosen, setChosen] = useState<Id | null>(null);
  const shown = chosen ?? all[0]?.id;
  const restore = useMutation({
    mutationFn: async (revision_id: Id) =>
      api.call("post", "/articles/{id}/translations/{language}/restore", { path: { id: article, language }, body: { version: await version(), revision_id } }),
    onSuccess: (draft) => {
      notifyDone(t("restored"));
      onRestored(draft);
      onClose();
    },
    onError: (error) => notifyProblem(error),
  });
  return (
    <Drawer opened onClose={onClose} position="right" size="min(980px, 100%)" title={t("history")} closeButtonProps={{ "aria-label": t("common:close") }}>
      {steps.isError && <LoadFailed onRetry={() => void steps.refetch()} />}
      {steps.isPending && <Waiting />}
      <div className={classes.history}>
        <ol className={classes.steps}>
          {all.map((step, at) => (
            <li key={step.id}>
              <button type="button" className={classes.step} aria-pressed={step.id === shown} onClick={() => setChosen(step.id)}>
                <span className={classes.stepTime}>{fullTime(step.created_at)}</span>
                <span className={classes.stepMore}>
                  {step.published && <IconWorldUpload size={14} stroke={1.7} aria-hidden="true" />}
                  {step.published ? t("published_by", { name: step.author.name }) : t("written_by", { name: step.author.name })}
                </span>
                {at === 0 && <span className={classes.stepMore}>{t("newest")}</span>}
              </button>
            </li>
          ))}
          {steps.hasNextPage && (
            <li>
              <Button size="xs" variant="default" onClick={() => void steps.fetchNextPage()}>
                {t("more")}
              </Button>
            </li>
          )}
        </ol>
        {shown && (
          <div className={classes.shownStep}>
            {shown !== all[0]?.id && (
              <Button leftSection={<IconArrowBackUp size={16} />} loading={restore.isPending} onClick={() => restore.mutate(shown)}>
                {t("restore")}
              </Button>
            )}
            <Step article={article} id={shown} />
          </div>
        )}
      </div>
    </Drawer>
  );
}
