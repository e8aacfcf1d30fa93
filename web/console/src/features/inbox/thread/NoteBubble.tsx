// SPDX-License-Identifier: AGPL-3.0-or-later
import { IconNote } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Mentionable } from "@/lib/mentions/mentions";
import { useMe } from "@/lib/deskContext";
import { clock, fullTime } from "@/lib/time";
import { RichText } from "./RichText";
import classes from "./Thread.module.css";

interface NoteBubbleProps {
  author: string;
  text: string;
  time: string;
  starts: boolean;
  mentions?: readonly Mentionable[];
  children?: ReactNode;
}

/** Yellow and with the word, in every single one: nobody can take it for an answer. */
export function NoteBubble({ author, text, time, starts, mentions, children }: NoteBubbleProps) {
  const { t } = useTranslation(["inbox", "common"]);
  return (
    <div className={classes.note} data-starts={starts}>
      <div className={classes.noteHead}>
        <IconNote size={14} stroke={1.8} aria-hidden="true" />
        <strong>{t("note")}</strong>
        <span>{author}</span>
        <time dateTime={time} title={fullTime(time)}>
          {clock(time)}
        </time>
      </div>
      <RichText text={text} mentions={mentions} me={useMe().id} />
      {children}
    </div>
  );
}
