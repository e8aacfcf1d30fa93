// SPDX-License-Identifier: AGPL-3.0-or-later
// What was written, as the closed document that the desk stores: made of elements, never of HTML.
import { Fragment, type ReactNode } from "react";
import type { Schemas } from "@shared/api";
import { api } from "@/lib/client";
import { isSafeHref } from "@/lib/editor/stored";
import { splitLinks } from "@/lib/links";
import { type Mentionable, splitMentions } from "@/lib/mentions/mentions";
import mentionClasses from "@/lib/mentions/Mentions.module.css";
import prose from "@/lib/Prose.module.css";
import type { StoredDocument } from "@/lib/tickets/model";

type Node = Schemas["DocumentNode"];

interface Reading {
  mentions: readonly Mentionable[];
  me: string;
}

function named(text: string, { mentions, me }: Reading): ReactNode {
  if (mentions.length === 0) return text;
  return splitMentions(text, mentions).map((part, index) =>
    part.mention ? (
      <span key={index} className={mentionClasses["mention"]} data-me={part.mention.id === me}>
        {part.text}
      </span>
    ) : (
      <Fragment key={index}>{part.text}</Fragment>
    ),
  );
}

function Address({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  );
}

/** An address that was only typed leads there too. */
function words(node: Node, reading: Reading): ReactNode {
  const text = node.text ?? "";
  if (node.marks?.some(({ type }) => type === "link" || type === "code")) return named(text, reading);
  return splitLinks(text).map((part, index) =>
    part.href ? (
      <Address key={index} href={part.href}>
        {part.text}
      </Address>
    ) : (
      <Fragment key={index}>{named(part.text, reading)}</Fragment>
    ),
  );
}

function marked(node: Node, reading: Reading): ReactNode {
  return (node.marks ?? []).reduce<ReactNode>(
    (inside, { type, attrs }) => {
      if (type === "bold") return <strong>{inside}</strong>;
      if (type === "italic") return <em>{inside}</em>;
      if (type === "code") return <code>{inside}</code>;
      return attrs && isSafeHref(attrs.href) ? <Address href={attrs.href}>{inside}</Address> : inside;
    },
    words(node, reading),
  );
}

const headings = { 2: "h2", 3: "h3", 4: "h4" } as const;

function shown(node: Node, reading: Reading): ReactNode {
  const inside = <Nodes nodes={node.content ?? []} reading={reading} />;
  switch (node.type) {
    case "text":
      return marked(node, reading);
    case "hardBreak":
      return <br />;
    case "horizontalRule":
      return <hr />;
    case "heading": {
      const Heading = headings[(node.attrs?.level ?? 2) as 2];
      return <Heading>{inside}</Heading>;
    }
    case "bulletList":
      return <ul>{inside}</ul>;
    case "orderedList":
      return <ol start={node.attrs?.start}>{inside}</ol>;
    case "listItem":
      return <li>{inside}</li>;
    case "blockquote":
      return <blockquote>{inside}</blockquote>;
    case "codeBlock":
      return (
        <pre>
          <code>{inside}</code>
        </pre>
      );
    case "picture":
      return node.attrs?.file ? <img src={api.url(`/files/${node.attrs.file}`)} alt={node.attrs.alt ?? ""} loading="lazy" /> : null;
    default:
      return shownTable(node, inside);
  }
}

function shownTable(node: Node, inside: ReactNode): ReactNode {
  switch (node.type) {
    case "table":
      return (
        <div className="table">
          <table>
            <tbody>{inside}</tbody>
          </table>
        </div>
      );
    case "tableRow":
      return <tr>{inside}</tr>;
    case "tableHeader":
      return <th>{inside}</th>;
    case "tableCell":
      return <td>{inside}</td>;
    default:
      return <p dir="auto">{inside}</p>;
  }
}

function Nodes({ nodes, reading }: { nodes: readonly Node[]; reading: Reading }) {
  return nodes.map((node, index) => <Fragment key={index}>{shown(node, reading)}</Fragment>);
}

interface Props {
  body: StoredDocument;
  mentions?: readonly Mentionable[];
  me?: string;
  className?: string;
}

export function DocumentView({ body, mentions = [], me = "", className = "" }: Props) {
  return (
    <div className={`${prose["prose"]} ${className}`}>
      <Nodes nodes={body.content ?? []} reading={{ mentions, me }} />
    </div>
  );
}
