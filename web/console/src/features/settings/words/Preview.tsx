// SPDX-License-Identifier: AGPL-3.0-or-later
// The lists, the statuses and a new card as colleagues would read them.
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { viewNames } from "@shared/model";
import { currentLanguage, inboxTexts } from "@/lib/i18n";
import type { Texts, WordPreset } from "@/lib/words";
import classes from "./Words.module.css";

const somebody = "Ana Petrova";
const customer = "Nora Lind";

function textOf(texts: Texts, path: string): string {
  const found = path.split(".").reduce<string | Texts | undefined>((at, key) => (typeof at === "object" ? at[key] : undefined), texts);
  return typeof found === "string" ? found : "";
}

function fill(text: string, name: string): string {
  return text.replaceAll("{{name}}", name);
}

export function Preview({ preset }: { preset: WordPreset }) {
  const { t } = useTranslation("routing");
  const language = currentLanguage();
  const { data: texts } = useQuery({
    queryKey: ["words", preset, language],
    queryFn: () => inboxTexts(language, preset),
    staleTime: Infinity,
    placeholderData: (before) => before,
  });
  if (!texts) return <div className={classes.preview} />;
  const say = (path: string) => textOf(texts, path);
  const statuses = [say("status_name.new"), fill(say("held_status.open"), somebody), fill(say("held_status.waiting"), somebody), say("status_name.solved")];
  return (
    <section className={classes.preview} aria-label={t("words.previewOf", { name: t(`words.${preset}`) })}>
      <h2>{t("words.views")}</h2>
      <ul className={classes.views}>
        {viewNames.map((view) => (
          <li key={view}>{say(`view.${view}`)}</li>
        ))}
      </ul>
      <h2>{t("words.statuses")}</h2>
      <ul className={classes.statuses}>
        {[...new Set(statuses)].map((status) => (
          <li key={status}>{status}</li>
        ))}
      </ul>
      <h2>{t("words.card")}</h2>
      <div className={classes.card}>
        <strong>{fill(say("new_card"), customer)}</strong>
        <span>
          {say("status")}: {say("status_name.new")}
        </span>
        <span className={classes.button}>{say("accept")}</span>
      </div>
    </section>
  );
}
