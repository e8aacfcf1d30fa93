// SPDX-License-Identifier: AGPL-3.0-or-later
// Plain text with its web addresses made clickable. Nothing in it is ever taken for HTML.
import { Fragment } from "react";
import { splitLinks } from "@/lib/links";
import { type Mentionable, splitMentions } from "@/lib/mentions/mentions";
import mentionClasses from "@/lib/mentions/Mentions.module.css";
import classes from "./Thread.module.css";

interface RichTextProps {
  text: string;
  /** Of a note. */
  mentions?: readonly Mentionable[];
  me?: string;
}

function Words({ text, mentions, me }: RichTextProps) {
  if (!mentions || mentions.length === 0) return text;
  return splitMentions(text, mentions).map((part, index) =>
    part.mention ? (
      <span key={index} className={mentionClasses.mention} data-me={part.mention.id === me}>
        {part.text}
      </span>
    ) : (
      <Fragment key={index}>{part.text}</Fragment>
    ),
  );
}

/** The same inside a paragraph that is there already. */
export function Linked({ text, mentions, me }: RichTextProps) {
  return splitLinks(text).map((part, index) =>
    part.href ? (
      <a key={index} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
        {part.text}
      </a>
    ) : (
      <Words key={index} text={part.text} mentions={mentions} me={me} />
    ),
  );
}

export function RichText(props: RichTextProps) {
  return (
    <p className={classes.text} dir="auto">
      <Linked {...props} />
    </p>
  );
}
