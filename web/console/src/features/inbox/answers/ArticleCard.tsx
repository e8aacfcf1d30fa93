// SPDX-License-Identifier: AGPL-3.0-or-later
// In the thread: the article that was sent as a link, as the customer gets it.
import { IconBook2 } from "@tabler/icons-react";
import type { Message } from "@shared/model";
import classes from "./Answers.module.css";

export function ArticleCard({ article }: { article: NonNullable<Message["article"]> }) {
  return (
    <a className={classes.card} href={article.path} target="_blank" rel="noopener" lang={article.language}>
      <IconBook2 size={18} stroke={1.6} aria-hidden="true" />
      <span>
        <span className={classes.cardTitle}>{article.title}</span>
        <span className={classes.cardText}>{article.excerpt}</span>
      </span>
    </a>
  );
}
