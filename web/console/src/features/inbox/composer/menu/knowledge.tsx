// SPDX-License-Identifier: AGPL-3.0-or-later
// Knowledge answers in the "/" menu: choosing one opens it beside the reply, where its parts are ticked.
import { useDebouncedValue } from "@mantine/hooks";
import { IconBook2 } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Schemas } from "@shared/api";
import prose from "@/lib/Prose.module.css";
import { answerQuery, answersQuery, useCustomerLanguage } from "../../answers/answers";
import { openAnswers } from "../../answers/answersStore";
import type { AnswerItem, AskedFor, SourceAnswer } from "./source";

/** Answers are asked for when the fingers rest, not with every letter. */
const typingMs = 150;

type Hit = Schemas["AnswerHit"];

function Preview({ hit }: { hit: Hit }) {
  const { data } = useQuery(answerQuery(hit));
  if (!data) return null;
  return <div className={prose["prose"]} lang={hit.language} dangerouslySetInnerHTML={{ __html: data.blocks.map((block) => block.html).join("") }} />;
}

function itemOf(hit: Hit, conversation: AskedFor["conversationId"]): AnswerItem {
  const { id, language } = hit;
  return {
    key: `article-${id}`,
    title: hit.title,
    detail: hit.snippet.map((part) => part.text).join(""),
    icon: <IconBook2 size={16} stroke={1.6} aria-hidden="true" />,
    preview: <Preview hit={hit} />,
    pick: (use) => {
      use.insert("");
      openAnswers(conversation, { id, language });
    },
  };
}

export function useKnowledgeItems({ query, conversationId, kind, open }: AskedFor): SourceAnswer {
  const language = useCustomerLanguage(conversationId);
  const isAsked = open && kind === "reply";
  const [words] = useDebouncedValue(query.trim(), typingMs);
  const { data, isError, refetch } = useQuery({ ...answersQuery(conversationId, language, words), enabled: isAsked, placeholderData: keepPreviousData });
  const items = useMemo(() => (isAsked ? (data?.items ?? []).map((hit) => itemOf(hit, conversationId)) : []), [data, conversationId, isAsked]);
  return { state: data || kind !== "reply" ? "ready" : isError ? "failed" : "loading", items, retry: () => void refetch() };
}
