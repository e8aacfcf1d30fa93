// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button, Modal, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@shared/api";
import { api, queries } from "@/lib/client";
import { problemText } from "@/lib/notify";
import { type Category, type KnowledgeBase, languageName } from "./data";
import classes from "./Knowledge.module.css";

type Name = Required<Schemas["CategoryName"]>;

function namesOf(base: KnowledgeBase, category?: Category): Name[] {
  return base.languages.map((language) => {
    const known = category?.names.find((name) => name.language === language);
    return { language, name: known?.name ?? "", description: known?.description ?? "" };
  });
}

interface Props {
  base: KnowledgeBase;
  category?: Category;
  onClose: () => void;
}

export function CategoryDialog({ base, category, onClose }: Props) {
  const { t } = useTranslation(["knowledge", "common"]);
  const [names, setNames] = useState(() => namesOf(base, category));
  const save = useMutation({
    mutationFn: () => {
      const body = { names: names.filter(({ name }) => name.trim() !== "") };
      if (!category) return api.call("post", "/knowledge-bases/{id}/categories", { path: { id: base.id }, body });
      return api.call("patch", "/categories/{id}", { path: { id: category.id }, body: { ...body, version: category.version } });
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["knowledge", "categories"] });
      onClose();
    },
  });
  const set = (at: number, change: Partial<Name>) => setNames((all) => all.map((name, i) => (i === at ? { ...name, ...change } : name)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Modal opened size="lg" onClose={onClose} title={category ? t("category.edit") : t("category.add")} closeButtonProps={{ "aria-label": t("common:close") }}>
      <form className={classes.form} onSubmit={submit}>
        {names.map(({ language, name, description }, at) => (
          <fieldset key={language} className={classes.names} lang={language}>
            <legend>{languageName(language)}</legend>
            <TextInput
              label={t("category.name")}
              maxLength={80}
              value={name}
              {...(at === 0 ? { "data-autofocus": true } : {})}
              onChange={(event) => set(at, { name: event.currentTarget.value })}
            />
            <TextInput
              label={t("category.description")}
              maxLength={200}
              value={description}
              onChange={(event) => set(at, { description: event.currentTarget.value })}
            />
          </fieldset>
        ))}
        {save.error && (
          <p className={classes.problem} role="alert">
            {problemText(save.error)}
          </p>
        )}
        <div className={classes.actions}>
          <span className={classes.space} />
          <Button variant="default" onClick={onClose}>
            {t("common:cancel")}
          </Button>
          <Button type="submit" loading={save.isPending} disabled={names[0]?.name.trim() === ""}>
            {t("common:save")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
