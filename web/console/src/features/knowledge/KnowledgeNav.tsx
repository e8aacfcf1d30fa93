// SPDX-License-Identifier: AGPL-3.0-or-later
import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowUp,
  IconDots,
  IconExternalLink,
  IconFolder,
  IconLock,
  IconNotes,
  IconPencil,
  IconPlus,
  IconSettings,
  IconTrash,
  IconWorld,
} from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router";
import { api, queries } from "@/lib/client";
import { DeleteDialog } from "@/lib/deleting/DeleteDialog";
import { notifyProblem } from "@/lib/notify";
import { BaseDialog } from "./BaseDialog";
import { CategoryDialog } from "./CategoryDialog";
import { categoriesQuery, type Category, categoryName, type KnowledgeBase, useMayWrite } from "./data";
import classes from "./Knowledge.module.css";

function useMove(categories: readonly Category[]) {
  return useMutation({
    mutationFn: async ({ at, by }: { at: number; by: number }) => {
      const order = [...categories];
      const [moved] = order.splice(at, 1);
      if (moved) order.splice(at + by, 0, moved);
      const changed = order.map((category, position) => ({ category, position })).filter(({ category, position }) => category.position !== position);
      for (const { category, position } of changed) {
        await api.call("patch", "/categories/{id}", { path: { id: category.id }, body: { version: category.version, position } });
      }
    },
    onError: (error) => notifyProblem(error),
    onSettled: () => queries.invalidateQueries({ queryKey: ["knowledge", "categories"] }),
  });
}

interface RowProps {
  base: KnowledgeBase;
  category: Category;
  onEdit: () => void;
  onMove: (by: number) => void;
  isFirst: boolean;
  isLast: boolean;
}

function CategoryMenu({ base, category, onEdit, onMove, isFirst, isLast }: RowProps) {
  const { t } = useTranslation(["knowledge", "common"]);
  const [deleting, setDeleting] = useState(false);
  const name = categoryName(category, base.languages[0] ?? "en");
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t("category.actions", { name })}>
            <IconDots size={15} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={15} />} onClick={onEdit}>
            {t("category.edit")}
          </Menu.Item>
          <Menu.Item leftSection={<IconArrowUp size={15} />} disabled={isFirst} onClick={() => onMove(-1)}>
            {t("category.up")}
          </Menu.Item>
          <Menu.Item leftSection={<IconArrowDown size={15} />} disabled={isLast} onClick={() => onMove(1)}>
            {t("category.down")}
          </Menu.Item>
          <Menu.Item color="red" leftSection={<IconTrash size={15} />} onClick={() => setDeleting(true)}>
            {t("category.delete")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {deleting && (
        <DeleteDialog
          kind="category"
          id={category.id}
          name={name}
          remove={() => api.call("delete", "/categories/{id}", { path: { id: category.id } })}
          onClose={() => setDeleting(false)}
        />
      )}
    </>
  );
}

function Categories({ base }: { base: KnowledgeBase }) {
  const { t } = useTranslation(["knowledge", "common"]);
  const mayWrite = useMayWrite();
  const categories = useQuery(categoriesQuery(base.id)).data ?? [];
  const chosen = useSearchParams()[0].get("category");
  const [open, setOpen] = useState<Category | "new" | null>(null);
  const move = useMove(categories);
  const isList = !useSearchParams()[0].has("category");
  return (
    <div className={classes.navGroup}>
      <div className={classes.navHead}>
        <span>{t("categories")}</span>
        {mayWrite && (
          <Tooltip label={t("category.add")}>
            <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t("category.add")} onClick={() => setOpen("new")}>
              <IconPlus size={15} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      <Link to={`/knowledge/${base.id}`} className={classes.navLink} aria-current={isList ? "page" : undefined}>
        <IconNotes size={16} stroke={1.7} aria-hidden="true" />
        <span>{t("all_articles")}</span>
      </Link>
      {categories.map((category, at) => (
        <div key={category.id} className={classes.navRow}>
          <Link to={`/knowledge/${base.id}?category=${category.id}`} className={classes.navLink} aria-current={chosen === category.id ? "page" : undefined}>
            <IconFolder size={16} stroke={1.7} aria-hidden="true" />
            <span>{categoryName(category, base.languages[0] ?? "en")}</span>
          </Link>
          {mayWrite && (
            <CategoryMenu
              base={base}
              category={category}
              isFirst={at === 0}
              isLast={at === categories.length - 1}
              onEdit={() => setOpen(category)}
              onMove={(by) => move.mutate({ at, by })}
            />
          )}
        </div>
      ))}
      {categories.length === 0 && <p className={classes.navHint}>{t("category.none")}</p>}
      {open && <CategoryDialog base={base} {...(open === "new" ? {} : { category: open })} onClose={() => setOpen(null)} />}
    </div>
  );
}

export function KnowledgeNav({ bases, base }: { bases: readonly KnowledgeBase[]; base: KnowledgeBase }) {
  const { t } = useTranslation(["knowledge", "common"]);
  const mayWrite = useMayWrite();
  const navigate = useNavigate();
  const [open, setOpen] = useState<"edit" | "new" | null>(null);
  return (
    <nav className={classes.nav} aria-label={t("title")}>
      <p className={classes.navTitle}>{t("title")}</p>
      <div className={classes.navGroup}>
        <div className={classes.navHead}>
          <span>{t("bases")}</span>
          {mayWrite && (
            <Tooltip label={t("base.add")}>
              <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t("base.add")} onClick={() => setOpen("new")}>
                <IconPlus size={15} />
              </ActionIcon>
            </Tooltip>
          )}
        </div>
        {bases.map((each) => (
          <div key={each.id} className={classes.navRow}>
            <Link
              to={`/knowledge/${each.id}`}
              className={classes.navLink}
              data-strong={each.id === base.id}
              aria-current={each.id === base.id ? "true" : undefined}
            >
              {each.public ? <IconWorld size={16} stroke={1.7} aria-hidden="true" /> : <IconLock size={16} stroke={1.7} aria-hidden="true" />}
              <span>{each.name}</span>
            </Link>
            {each.id === base.id && mayWrite && (
              <Tooltip label={t("base.settings")}>
                <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t("base.settings_of", { name: each.name })} onClick={() => setOpen("edit")}>
                  <IconSettings size={15} />
                </ActionIcon>
              </Tooltip>
            )}
          </div>
        ))}
      </div>
      <Categories base={base} />
      {base.public && (
        <a className={classes.outside} href={`/help/${base.slug}`} target="_blank" rel="noopener">
          <IconExternalLink size={15} stroke={1.7} aria-hidden="true" />
          {t("open_help_centre")}
        </a>
      )}
      {open === "edit" && <BaseDialog base={base} onClose={() => setOpen(null)} />}
      {open === "new" && <BaseDialog onClose={() => setOpen(null)} onCreated={(made) => void navigate(`/knowledge/${made.id}`)} />}
    </nav>
  );
}
