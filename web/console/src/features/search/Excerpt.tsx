// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Hit } from "./useSearch";
import classes from "./Search.module.css";

/** Text as it was written; only what was found is marked. */
export function Excerpt({ parts }: { parts: Hit["excerpt"] }) {
  return (
    <span className={classes.excerpt} dir="auto">
      {parts.map((part, index) => (part.hit ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>))}
    </span>
  );
}
