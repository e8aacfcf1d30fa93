// SPDX-License-Identifier: AGPL-3.0-or-later
// A draft while it is written: title, text, how far saving has come, and what leads to the readers.
import { Button, Menu, Tooltip } from "@mantine/core";
import { IconChevronDown, IconColumns2, IconExternalLink, IconEye, IconEyeOff, IconHistory } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemError } from "@shared/api";
import { api, queries } from "@/lib/client";
import { notifyDone, notifyProblem, problemText } from "@/lib/notify";
import { type Article, type Draft, draftQuery, type KnowledgeBase, languageName, progressOf } from "../data";
import { Editor } from "./Editor";
import classes from "@/lib/editor/Editor.module.css";
import { History } from "./History";
import { Preview, Rendered } from "./Preview";
import { Autosave, type SaveState, useAutosave } from "./useAutosave";

function SaveMark({ state, progress }: { state: SaveState; progress: "draft" | "published" | "changed" }) {
  const { t } = useTranslation(["knowledge", "common"]);
  const problem = state.kind === "refused" ? problemText(state.error) : state.kind === "offline" ? t("save_offline") : "";
  return (
    <p className={classes.saveMark} role="status">
      <span className={classes.chip} data-progress={progress}>
        {t(`progress.${progress}`)}
      </span>
      <span data-bad={problem !== ""}>{problem || (state.kind === "saved" ? t("save_saved") : t("save_saving"))}</span>
    </p>
  );
}

function useDraftState(article: Article, initial: Draft) {
  const { id } = article;
  const { language } = initial;
  const [draft, setDraft] = useState(initial);
  const written = useRef({ title: initial.title, body: initial.body });
  // A new editor for what came from elsewhere: a restored step, or theirs.
  const [generation, setGeneration] = useState(0);
  const saved = (stored: Draft) => {
    setDraft(stored);
    queries.setQueryData(draftQuery(id, language).queryKey, stored);
  };
  const [autosave, state] = useAutosave(
    () =>
      new Autosave(
        initial.version,
        (version, text) => api.call("put", "/articles/{id}/translations/{language}", { path: { id, language }, body: { version, ...text } }),
        saved,
      ),
  );
  const write = (change: Partial<typeof written.current>) => {
    written.current = { ...written.current, ...change };
    autosave.write(written.current);
  };
  const replace = (stored: Draft) => {
    autosave.drop();
    autosave.take(stored);
    written.current = { title: stored.title, body: stored.body };
    saved(stored);
    setGeneration((now) => now + 1);
  };
  return { draft, written, generation, autosave, state, write, saved, replace };
}

function usePublishing({ article, draft, autosave, saved }: { article: Article } & Pick<ReturnType<typeof useDraftState>, "draft" | "autosave" | "saved">) {
  const { t } = useTranslation(["knowledge", "common"]);
  return useMutation({
    mutationFn: async (action: "publish" | "unpublish") => {
      if (!(await autosave.flush())) return null;
      const request = { path: { id: article.id, language: draft.language }, body: { version: autosave.current } };
      const path = "/articles/{id}/translations/{language}" as const;
      return action === "publish" ? api.call("post", `${path}/publish`, request) : api.call("post", `${path}/unpublish`, request);
    },
    onSuccess: (stored, action) => {
      if (!stored) return;
      autosave.take(stored);
      saved(stored);
      notifyDone(action === "publish" ? t("published_now") : t("unpublished_now"));
    },
    onError: (error) => {
      const field = error instanceof ProblemError ? error.problem.field : undefined;
      notifyProblem(error, field === "title" ? t("needs_title") : field === "body" ? t("needs_text") : problemText(error));
    },
  });
}

function CompareMenu({ article, language, onChoose }: { article: Article; language: string; onChoose: (language: string | null) => void }) {
  const { t } = useTranslation(["knowledge", "common"]);
  const others = article.translations.filter((each) => each.language !== language);
  if (others.length === 0) return null;
  return (
    <Menu>
      <Menu.Target>
        <Button className={classes.compare} size="xs" variant="default" leftSection={<IconColumns2 size={15} />} rightSection={<IconChevronDown size={13} />}>
          {t("compare")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {others.map((each) => (
          <Menu.Item key={each.language} onClick={() => onChoose(each.language)}>
            {languageName(each.language)}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => onChoose(null)}>{t("compare_off")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Away from the draft to its readers: the page that there is, and taking it away. */
function PageMenu({ path, onUnpublish }: { path: string | null; onUnpublish: () => void }) {
  const { t } = useTranslation(["knowledge", "common"]);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="xs" variant="default" rightSection={<IconChevronDown size={13} />}>
          {t("page")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {path && (
          <Menu.Item component="a" href={path} target="_blank" rel="noopener" leftSection={<IconExternalLink size={15} />}>
            {t("open_page")}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconEyeOff size={15} />} onClick={onUnpublish}>
          {t("unpublish")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function IconAction({ label, disabled, onClick, children }: { label: string; disabled: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <Tooltip label={label}>
      <Button size="xs" variant="default" aria-label={label} disabled={disabled} onClick={onClick}>
        {children}
      </Button>
    </Tooltip>
  );
}

function Conflict({ theirs, onMine, onTheirs }: { theirs: Draft; onMine: () => void; onTheirs: () => void }) {
  const { t } = useTranslation(["knowledge", "common"]);
  return (
    <div className={classes.conflict} role="alert">
      <span>{t("conflict", { name: theirs.updated_by })}</span>
      <Button size="xs" variant="default" onClick={onMine}>
        {t("conflict_mine")}
      </Button>
      <Button size="xs" variant="subtle" color="gray" onClick={onTheirs}>
        {t("conflict_theirs")}
      </Button>
    </div>
  );
}

function TitleField({ language, initial, onChange }: { language: string; initial: string; onChange: (title: string) => void }) {
  const { t } = useTranslation(["knowledge", "common"]);
  const [title, setTitle] = useState(initial);
  const type = (text: string) => {
    const line = text.replaceAll("\n", " ");
    setTitle(line);
    onChange(line);
  };
  return (
    <textarea
      className={classes.title}
      lang={language}
      rows={title.length > 50 ? 2 : 1}
      maxLength={200}
      aria-label={t("article_title")}
      placeholder={t("article_title")}
      value={title}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}

interface Props {
  base: KnowledgeBase;
  article: Article;
  draft: Draft;
}

export function DraftEditor({ base, article, draft: initial }: Props) {
  const { t } = useTranslation(["knowledge", "common"]);
  const it = useDraftState(article, initial);
  const { draft, autosave, state } = it;
  const publishing = usePublishing({ article, ...it });
  const [open, setOpen] = useState<"history" | "preview" | null>(null);
  const [beside, setBeside] = useState<string | null>(null);
  const language = draft.language;
  const progress = progressOf({ published_at: draft.published_at, has_changes: draft.has_changes || state.kind !== "saved" });
  const page = article.translations.find((each) => each.language === language)?.published_at
    ? `/help/${base.slug}/${language}/articles/${article.number}`
    : null;
  const show = (what: "history" | "preview") => void autosave.flush().then((done) => done && setOpen(what));
  const conflict = state.kind === "conflict" ? state.theirs : null;
  return (
    <>
      <div className={classes.bar}>
        <SaveMark state={state} progress={progress} />
        <CompareMenu article={article} language={language} onChoose={setBeside} />
        <IconAction label={t("preview")} disabled={draft.version === 0} onClick={() => show("preview")}>
          <IconEye size={16} />
        </IconAction>
        <IconAction label={t("history")} disabled={draft.version === 0} onClick={() => show("history")}>
          <IconHistory size={16} />
        </IconAction>
        {draft.published_at && <PageMenu path={base.public ? page : null} onUnpublish={() => publishing.mutate("unpublish")} />}
        <Button size="xs" loading={publishing.isPending} disabled={progress === "published"} onClick={() => publishing.mutate("publish")}>
          {draft.published_at ? t("publish_changes") : t("publish")}
        </Button>
      </div>
      {conflict && <Conflict theirs={conflict} onMine={() => void autosave.keepMine()} onTheirs={() => it.replace(conflict)} />}
      <div className={classes.columns} data-beside={beside !== null}>
        {beside && (
          <section className={classes.beside} aria-label={languageName(beside)}>
            <Rendered article={article.id} language={beside} />
          </section>
        )}
        <div className={classes.column} key={it.generation}>
          <TitleField language={language} initial={it.written.current.title} onChange={(title) => it.write({ title })} />
          <Editor body={it.written.current.body} language={language} onChange={(body) => it.write({ body })} />
        </div>
      </div>
      {open === "preview" && <Preview article={article.id} language={language} onClose={() => setOpen(null)} />}
      {open === "history" && (
        <History
          article={article.id}
          language={language}
          version={async () => (await autosave.flush(), autosave.current)}
          onRestored={it.replace}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
