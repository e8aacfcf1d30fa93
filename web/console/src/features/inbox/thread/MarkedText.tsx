// SPDX-License-Identifier: AGPL-3.0-or-later
// A text with the formatting that its channel told of. What is shown is text; nothing of it is taken as HTML.
import { Fragment, type ReactNode, useState } from "react";
import type { Schemas } from "@shared/api";
import { Linked, RichText } from "./RichText";
import { type Stretch, stretchesOf } from "./marks";
import classes from "./Thread.module.css";

type Mark = Schemas["TextMark"];

const tags = { bold: "strong", italic: "em", underline: "u", strike: "s", code: "code", pre: "code", quote: "q" } as const;

/** Hidden until somebody wants to see it. */
function Spoiler({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState(false);
  return (
    <button type="button" className={classes.spoiler} data-shown={shown} onClick={() => setShown(true)}>
      {children}
    </button>
  );
}

function wrap(inner: ReactNode, mark: Mark): ReactNode {
  if (mark.style === "spoiler") return <Spoiler>{inner}</Spoiler>;
  if (mark.style === "link") {
    const isSafe = /^(https?:\/\/|mailto:|tel:)/i.test(mark.url ?? "");
    return isSafe ? (
      <a href={mark.url} target="_blank" rel="noopener noreferrer nofollow">
        {inner}
      </a>
    ) : (
      inner
    );
  }
  const Tag = tags[mark.style];
  return <Tag>{inner}</Tag>;
}

function Piece({ stretch }: { stretch: Stretch }) {
  const isLink = stretch.marks.some((mark) => mark.style === "link");
  const inner = isLink ? stretch.text : <Linked text={stretch.text} />;
  return stretch.marks.reduceRight<ReactNode>(wrap, inner);
}

export function MarkedText({ text, marks }: { text: string; marks: readonly Mark[] }) {
  if (marks.length === 0) return <RichText text={text} />;
  return (
    <p className={classes.text} dir="auto">
      {stretchesOf(text, marks).map((stretch) => (
        <Fragment key={stretch.offset}>
          <Piece stretch={stretch} />
        </Fragment>
      ))}
    </p>
  );
}
