// SPDX-License-Identifier: AGPL-3.0-or-later
// Ctrl K: everything that can be done here, and every conversation that is at hand.
import { useMantineColorScheme } from "@mantine/core";
import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from "@mantine/spotlight";
import { IconSearch, IconTicket } from "@tabler/icons-react";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMatch, useNavigate } from "react-router";
import { parseId } from "@shared/ids";
import { type Conversation, type ListView, mayOversee, permissionsFor, viewsFor } from "@shared/model";
import { askForComposer, type ComposerKind } from "@/features/inbox/composer/composerStore";
import { api } from "@/lib/client";
import { accept, release, reopen, solve, takeOver } from "@/lib/actions";
import { useConversation, useDesk, useDeskState, useMe } from "@/lib/deskContext";
import { type Language, languages, setLanguage } from "@/lib/i18n";
import { openOverlay } from "@/lib/overlays";
import { contactName } from "@/lib/people";
import { addressOf as ticketsAt } from "@/features/tickets/views/views";
import { addressOf, filtersOf, useSavedViews, useTicketViews } from "@/lib/savedViews";
import { sameItems } from "@/lib/useStore";
import { useViewOf } from "@/lib/viewOf";
import classes from "./Palette.module.css";

function useConversationActions(conversation: Conversation | undefined, write: (kind: ComposerKind) => void): SpotlightActionData[] {
  const { t } = useTranslation(["inbox", "helping", "linking", "common"]);
  const desk = useDesk();
  const me = useMe();
  if (!conversation) return [];
  const may = permissionsFor(conversation, me);
  const { id } = conversation;
  return [
    { when: may.reply, label: t("palette_answer"), run: () => write("reply") },
    { when: may.note, label: t("palette_note"), run: () => write("note") },
    { when: may.accept, label: t("accept"), run: () => void accept(desk, id, me) },
    { when: may.takeOver, label: t("take_over"), run: () => void takeOver(desk, id, me) },
    { when: may.solve, label: t("solve"), run: () => void solve(desk, id) },
    { when: may.reopen, label: t("reopen"), run: () => void reopen(desk, id, me) },
    { when: may.reassign, label: t("reassign"), run: () => openOverlay("reassign") },
    { when: may.escalate, label: t("helping:escalate"), run: () => openOverlay("escalate") },
    { when: may.setAside, label: t("helping:later"), run: () => openOverlay("later") },
    { when: may.release, label: t("helping:release"), run: () => void release(desk, id) },
    { when: may.requestAccess, label: t("helping:ask_access"), run: () => openOverlay("ask_access") },
    { when: may.label, label: t("labels"), run: () => openOverlay("labels") },
    { when: true, label: t("linking:edit"), run: () => openOverlay("tickets") },
  ]
    .filter((action) => action.when)
    .map(({ label, run }) => ({ id: `conversation-${label}`, label, onClick: run }));
}

function usePlaces(): SpotlightActionData[] {
  const { t } = useTranslation(["inbox", "common", "finding", "routing", "tickets"]);
  const me = useMe();
  const navigate = useNavigate();
  const views = viewsFor(me).map((view) => ({
    id: `view-${view}`,
    label: t(`view.${view}`),
    onClick: () => void navigate(`/inbox/${view}`),
  }));
  const team = mayOversee(me) ? [{ id: "team", label: t("routing:overview.title"), onClick: () => void navigate("/team") }] : [];
  return [
    ...views,
    ...team,
    { id: "knowledge", label: t("common:knowledge"), onClick: () => void navigate("/knowledge") },
    { id: "tickets", label: t("tickets:words.tickets"), onClick: () => void navigate("/tickets") },
    { id: "customers", label: t("finding:customers"), onClick: () => void navigate("/customers") },
    { id: "reports", label: t("finding:reports"), onClick: () => void navigate("/reports") },
    { id: "settings", label: t("common:settings"), onClick: () => void navigate("/settings") },
  ];
}

function useSavedPlaces(): SpotlightActionData[] {
  const me = useMe();
  const navigate = useNavigate();
  const mine: readonly ListView[] = ["all", ...viewsFor(me)];
  const tickets = useTicketViews().views.map((saved) => ({
    id: `saved-${saved.id}`,
    label: saved.name,
    leftSection: <IconTicket size={16} stroke={1.6} />,
    onClick: () => void navigate(ticketsAt(saved.tickets, null)),
  }));
  const conversations = useSavedViews()
    .views.filter((saved) => mine.includes(saved.filter.view))
    .map((saved) => ({
      id: `saved-${saved.id}`,
      label: saved.name,
      onClick: () => void navigate(addressOf(saved.filter.view, filtersOf(saved))),
    }));
  return [...conversations, ...tickets];
}

function useAppearance(): SpotlightActionData[] {
  const { t } = useTranslation(["inbox", "common"]);
  const { setColorScheme } = useMantineColorScheme();
  const schemes = (["auto", "light", "dark"] as const).map((scheme) => ({
    id: `scheme-${scheme}`,
    label: `${t("common:appearance")}: ${t(`common:theme_${scheme}`)}`,
    onClick: () => setColorScheme(scheme),
  }));
  const speech = Object.entries(languages).map(([code, name]) => ({
    id: `language-${code}`,
    label: `${t("common:language")}: ${name}`,
    onClick: () => void setLanguage(code as Language),
  }));
  const sheet = { id: "shortcuts", label: t("shortcuts_title"), onClick: () => openOverlay("shortcuts") };
  return [sheet, ...schemes, ...speech];
}

function useKnownConversations(): SpotlightActionData[] {
  const navigate = useNavigate();
  const viewOf = useViewOf();
  const known = useDeskState((state) => [...state.conversations.values()], sameItems);
  return known.map((conversation) => ({
    id: conversation.id,
    label: contactName(conversation.contact),
    description: conversation.last_message?.text ?? "",
    keywords: [conversation.contact.email, `#${conversation.contact.number}`],
    onClick: () => void navigate(`/inbox/${viewOf(conversation)}/${conversation.id}`),
  }));
}

/** What the desk finds for the words that are being typed, and the way to the whole search. */
function useFound(typed: string): SpotlightActionData[] {
  const { t } = useTranslation(["inbox", "common", "finding"]);
  const navigate = useNavigate();
  const viewOf = useViewOf();
  const [text] = useDebouncedValue(typed.trim(), 150);
  const { data } = useQuery({
    queryKey: ["search", "palette", text],
    queryFn: ({ signal }) => api.call("get", "/search", { query: { q: text, limit: 6 }, signal }),
    enabled: text.length > 1,
    staleTime: 5_000,
  });
  if (typed.trim() === "") return [];
  // Whatever was found fits what was typed: it must not be filtered once more.
  const keywords = [typed.trim()];
  const people = (data?.contacts ?? []).map((contact) => ({
    id: `contact-${contact.id}`,
    label: contactName(contact),
    description: contact.email || `#${contact.number}`,
    keywords,
    onClick: () => void navigate(`/customers/${contact.id}`),
  }));
  const tickets = (data?.tickets ?? []).map(({ id, number, title, excerpt }) => ({
    id: `ticket-${id}`,
    label: `#${number} ${title}`,
    description: excerpt.map((part) => part.text).join(""),
    keywords,
    leftSection: <IconTicket size={16} stroke={1.6} />,
    onClick: () => void navigate(`/tickets/${id}`),
  }));
  const said = (data?.items ?? []).map((hit) => ({
    id: `hit-${hit.id}`,
    label: contactName(hit.contact),
    description: hit.excerpt.map((part) => part.text).join(""),
    keywords,
    onClick: () => void navigate(hit.conversation ? `/inbox/${viewOf(hit.conversation)}/${hit.conversation.id}?at=${hit.id}` : `/customers/${hit.contact.id}`),
  }));
  const all = {
    id: "search",
    label: t("finding:search_for", { text: typed.trim() }),
    keywords,
    leftSection: <IconSearch size={16} stroke={1.6} />,
    onClick: () => void navigate(`/search?q=${encodeURIComponent(typed.trim())}`),
  };
  return [...people.slice(0, 3), ...tickets.slice(0, 4), ...said, all];
}

/** Closing the palette gives the focus back; only then a composer can take it. */
function useWriteAfterClosing() {
  const wanted = useRef<ComposerKind | null>(null);
  return {
    write: (kind: ComposerKind) => {
      wanted.current = kind;
    },
    onExited: () => {
      if (wanted.current) askForComposer(wanted.current);
      wanted.current = null;
    },
  };
}

export function Palette() {
  const { t } = useTranslation(["inbox", "common", "finding"]);
  const [typed, setTyped] = useState("");
  const open = useConversation(parseId(useMatch("/inbox/:view/:id")?.params.id));
  const { write, onExited } = useWriteAfterClosing();
  const groups: SpotlightActionGroupData[] = [
    { group: t("palette_conversation"), actions: useConversationActions(open, write) },
    { group: t("palette_go"), actions: usePlaces() },
    { group: t("finding:saved_views"), actions: useSavedPlaces() },
    { group: t("palette_conversations"), actions: useKnownConversations() },
    { group: t("common:appearance"), actions: useAppearance() },
    { group: t("finding:search"), actions: useFound(typed) },
  ];
  return (
    <Spotlight
      actions={groups.filter((group) => group.actions.length > 0)}
      classNames={{ actionDescription: classes.description, actionsGroup: classes.group }}
      attributes={{ content: { "aria-label": t("keys.palette") } }}
      shortcut={["mod + K"]}
      transitionProps={{ duration: 200, transition: "pop", onExited }}
      query={typed}
      onQueryChange={setTyped}
      limit={16}
      highlightQuery
      scrollable
      maxHeight={420}
      nothingFound={t("palette_nothing")}
      searchProps={{ placeholder: t("palette_hint"), "aria-label": t("palette_hint"), leftSection: <IconSearch size={18} stroke={1.6} /> }}
    />
  );
}
