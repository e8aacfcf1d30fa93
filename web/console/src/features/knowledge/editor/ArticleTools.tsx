// SPDX-License-Identifier: AGPL-3.0-or-later
// What concerns the article in all its languages: its category, and its end.
import { ActionIcon, Menu, Select } from "@mantine/core";
import { IconDots, IconTrash } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Id } from "@shared/ids";
import { api, queries } from "@/lib/client";
import { DeleteDialog } from "@/lib/deleting/DeleteDialog";
import { notifyProblem } from "@/lib/notify";
import { type Article, articleTitle, categoriesQuery, categoryName, type KnowledgeBase } from "../data";
import classes from "@/lib/editor/Editor.module.css";

export function ArticleTools({ base, article }: { base: KnowledgeBase; article: Article }) {
  const { t } = useTranslation(["knowledge", "common"]);
  const navigate = useNavigate();
  const categories = useQuery(categoriesQuery(base.id)).data ?? [];
  const [deleting, setDeleting] = useState(false);
  const move = useMutation({
    mutationFn: (category_id: Id | null) => api.call("patch", "/articles/{id}", { path: { id: article.id }, body: { version: article.version, category_id } }),
    onError: (error) => notifyProblem(error),
    onSettled: () => queries.invalidateQueries({ queryKey: ["knowledge"] }),
  });
  return (
    <div className={classes.articleTools}>
      <Select
        className={classes.categorySelect}
        size="xs"
        clearable
        aria-label={t("category.choose")}
        placeholder={t("category.choose")}
        data={categories.map((category) => ({ value: category.id as string, label: categoryName(category, base.languages[0] ?? "en") }))}
        value={article.category_id as string | null}
        onChange={(value) => move.mutate(value as Id | null)}
        clearButtonProps={{ "aria-label": t("category.clear") }}
      />
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t("article_actions")}>
            <IconDots size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item color="red" leftSection={<IconTrash size={15} />} onClick={() => setDeleting(true)}>
            {t("delete_article")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {deleting && (
        <DeleteDialog
          kind="article"
          id={article.id}
          name={articleTitle(article, base.languages) || t("untitled")}
          remove={() => api.call("delete", "/articles/{id}", { path: { id: article.id } })}
          onClose={() => setDeleting(false)}
          onDeleted={() => void navigate(`/knowledge/${base.id}`)}
        />
      )}
    </div>
  );
}
