// SPDX-License-Identifier: AGPL-3.0-or-later
// Formatted words as people read them. Made of elements, one for each kind of node: nothing of it is taken as HTML.
import { Fragment, type ReactNode } from "react";
import { api } from "./client";
import type { DocumentNode, StoredDocument } from "./document";
import { isSafeHref } from "./editor/stored";
import prose from "./Prose.module.css";
import classes from "./DocumentView.module.css";

type Mark = NonNullable<DocumentNode["marks"]>[number];

const markTags = { bold: "strong", italic: "em", strike: "s", code: "code" } as const;
const blockTags = {
  paragraph: "p",
  bulletList: "ul",
  listItem: "li",
  blockquote: "blockquote",
  table: "table",
  tableRow: "tr",
  tableHeader: "th",
  tableCell: "td",
} as const;

function marked(inner: ReactNode, mark: Mark): ReactNode {
  if (mark.type === "link") {
    const href = mark.attrs?.href ?? "";
    return isSafeHref(href) ? (
      <a href={href} target="_blank" rel="noopener noreferrer nofollow">
        {inner}
      </a>
    ) : (
      inner
    );
  }
  const Tag = markTags[mark.type];
  return <Tag>{inner}</Tag>;
}

function Nodes({ nodes }: { nodes: readonly DocumentNode[] | undefined }) {
  return nodes?.map((node, index) => <Node key={index} node={node} />);
}

function Picture({ attrs }: { attrs: DocumentNode["attrs"] }) {
  if (!attrs?.file) return null;
  const address = api.url(`/files/${attrs.file}`);
  const size = attrs.width && attrs.height ? { width: attrs.width, height: attrs.height } : {};
  return (
    <a href={address} target="_blank" rel="noopener">
      <img src={address} alt={attrs.alt ?? ""} loading="lazy" {...size} />
    </a>
  );
}

function Node({ node }: { node: DocumentNode }) {
  const inner = <Nodes nodes={node.content} />;
  switch (node.type) {
    case "text":
      return <Fragment>{(node.marks ?? []).reduceRight<ReactNode>(marked, node.text)}</Fragment>;
    case "hardBreak":
      return <br />;
    case "horizontalRule":
      return <hr />;
    case "picture":
      return <Picture attrs={node.attrs} />;
    case "orderedList":
      return <ol start={node.attrs?.start ?? 1}>{inner}</ol>;
    case "codeBlock":
      return (
        <pre>
          <code>{inner}</code>
        </pre>
      );
    case "heading": {
      const Heading = `h${node.attrs?.level ?? 2}` as "h2";
      return <Heading>{inner}</Heading>;
    }
    case "table":
      return (
        <table>
          <tbody>{inner}</tbody>
        </table>
      );
    default: {
      const Tag = blockTags[node.type];
      return node.type === "paragraph" && !node.content ? <br /> : <Tag>{inner}</Tag>;
    }
  }
}

export function DocumentView({ document }: { document: StoredDocument }) {
  return (
    <div className={`${prose["prose"]} ${classes["document"]}`} dir="auto">
      <Nodes nodes={document.content} />
    </div>
  );
}
