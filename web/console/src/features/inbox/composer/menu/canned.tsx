// SPDX-License-Identifier: AGPL-3.0-or-later
import { IconBuilding, IconUser, IconUsersGroup } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { fillPlaceholders, partsOf, type PlaceholderValues } from "@shared/placeholders";
import { cannedQuery, type CannedReply } from "@/lib/answers";
import { useConversation, useDesk, useMe } from "@/lib/deskContext";
import { fillDocument } from "@/lib/document";
import { DocumentView } from "@/lib/DocumentView";
import { currentLanguage } from "@/lib/i18n";
import { placeholderValues } from "@/lib/placeholders";
import classes from "./AnswerMenu.module.css";
import { best, rankOf } from "./rank";
import type { AnswerItem, AskedFor, SourceAnswer } from "./source";

const scopeIcons = { personal: IconUser, department: IconUsersGroup, workspace: IconBuilding };
const scopes = ["personal", "department", "workspace"];

/** What will stand in the message, with the filled-in words marked. */
export function FilledText({ text, values }: { text: string; values: PlaceholderValues }) {
  return (
    <p className={classes.filled} dir="auto">
      {partsOf(text, values).map((part, index) => (
        <span key={index} data-part={part.kind}>
          {part.text}
        </span>
      ))}
    </p>
  );
}

/** The nearest first: mine, my department's, everybody's. */
function compare(a: CannedReply, b: CannedReply): number {
  return scopes.indexOf(a.scope) - scopes.indexOf(b.scope) || a.name.localeCompare(b.name, currentLanguage());
}

function itemOf(reply: CannedReply, values: PlaceholderValues): AnswerItem {
  const Icon = scopeIcons[reply.scope];
  return {
    key: reply.id,
    title: reply.name,
    ...(reply.shortcut ? { hint: `/${reply.shortcut}` } : {}),
    detail: fillPlaceholders(reply.text, values).replace(/\s+/g, " "),
    icon: <Icon size={16} stroke={1.6} aria-hidden="true" />,
    preview: reply.document ? <DocumentView document={fillDocument(reply.document, values)} /> : <FilledText text={reply.text} values={values} />,
    pick: (use) => use.insert(fillPlaceholders(reply.text, values), reply.document && fillDocument(reply.document, values)),
  };
}

export function useCannedItems({ query, conversationId, open }: AskedFor): SourceAnswer {
  const desk = useDesk();
  const me = useMe();
  const conversation = useConversation(conversationId);
  const { data, isError, refetch } = useQuery({ ...cannedQuery, enabled: open });
  const items = useMemo(() => {
    if (!data || !conversation || !open) return [];
    const values = placeholderValues(desk.state.get(), conversation, me);
    // By the words that will stand there: how a placeholder is written is nobody's search.
    const rank = ({ name, shortcut, text }: CannedReply) => rankOf({ name, shortcut, text: fillPlaceholders(text, values) }, query);
    return best(data, rank, compare).map((reply) => ({ ...itemOf(reply, values), rank: rank(reply) }));
  }, [data, conversation, desk, me, query, open]);
  return { state: data ? "ready" : isError ? "failed" : "loading", items, retry: () => void refetch() };
}
