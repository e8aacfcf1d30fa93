// SPDX-License-Identifier: AGPL-3.0-or-later
// What the desk knows of answers to all conversations of a ticket: asked again while something is on its way.
import { useMutation, useQuery } from "@tanstack/react-query";
import type { Schemas } from "@shared/api";
import type { ClientId, Id } from "@shared/ids";
import type { FileRef } from "@shared/model";
import { api, queries } from "@/lib/client";
import { notifyProblem } from "@/lib/notify";
import type { IfSolved } from "./groups";

export type Answer = Schemas["TicketAnswer"];
export type AnswerDetail = Schemas["TicketAnswerDetail"];
export type Part = Schemas["TicketAnswerPart"];
export type Progress = Schemas["AnswerProgress"];

/** Not below "tickets": every event of a ticket would ask for hundreds of rows again. */
const keys = {
  recipients: (ticket: Id) => ["ticket-answers", ticket, "recipients"] as const,
  list: (ticket: Id) => ["ticket-answers", ticket, "list"] as const,
  one: (ticket: Id, answer: Id) => ["ticket-answers", ticket, answer] as const,
};

const busyMs = 700;
const calmMs = 3_000;

/** How soon the next look is due; false: nothing is on its way. */
export function nextLook({ counts }: Pick<Answer, "counts">): number | false {
  if (counts.waiting > 0) return busyMs;
  return counts.queued > 0 ? calmMs : false;
}

export function useRecipients(ticket: Id) {
  return useQuery({
    queryKey: keys.recipients(ticket),
    queryFn: async ({ signal }) => (await api.call("get", "/tickets/{id}/recipients", { path: { id: ticket }, signal })).items,
    staleTime: 0,
  });
}

export function useAnswers(ticket: Id) {
  return useQuery({
    queryKey: keys.list(ticket),
    queryFn: async ({ signal }) => (await api.call("get", "/tickets/{id}/answers", { path: { id: ticket }, signal })).items,
    staleTime: 0,
  });
}

export function useAnswer(ticket: Id, answer: Id) {
  return useQuery({
    queryKey: keys.one(ticket, answer),
    queryFn: ({ signal }) => api.call("get", "/tickets/{id}/answers/{answer_id}", { path: { id: ticket, answer_id: answer }, signal }),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data ? nextLook(state.data.answer) : false),
  });
}

function put(detail: AnswerDetail): void {
  const { ticket_id, id } = detail.answer;
  queries.setQueryData(keys.one(ticket_id, id), detail);
  void queries.invalidateQueries({ queryKey: keys.list(ticket_id) });
}

export interface Sending {
  clientId: ClientId;
  texts: Record<string, string>;
  fallback: string;
  conversations: readonly Id[];
  files: readonly FileRef[];
  ifSolved: IfSolved;
  undoSeconds: number;
}

export function useSend(ticket: Id, onSent: (answer: Id) => void) {
  return useMutation({
    mutationFn: ({ clientId, texts, fallback, conversations, files, ifSolved, undoSeconds }: Sending) =>
      api.call("post", "/tickets/{id}/answers", {
        path: { id: ticket },
        body: {
          client_id: clientId,
          texts,
          default_language: fallback,
          conversation_ids: [...conversations],
          attachment_ids: files.map(({ id }) => id),
          if_solved: ifSolved,
          undo_seconds: undoSeconds,
        },
      }),
    onSuccess: (detail) => {
      put(detail);
      onSent(detail.answer.id);
    },
  });
}

export function useTakeBack({ ticket_id, id }: Pick<Answer, "ticket_id" | "id">) {
  return useMutation({
    mutationFn: () => api.call("delete", "/tickets/{id}/answers/{answer_id}", { path: { id: ticket_id, answer_id: id } }),
    onSuccess: put,
    onError: (error) => notifyProblem(error),
  });
}

export function useRetry({ ticket_id, id }: Pick<Answer, "ticket_id" | "id">) {
  return useMutation({
    mutationFn: (conversation: Id) =>
      api.call("post", "/tickets/{id}/answers/{answer_id}/retry", { path: { id: ticket_id, answer_id: id }, body: { conversation_id: conversation } }),
    onSuccess: put,
    onError: (error) => notifyProblem(error),
  });
}
