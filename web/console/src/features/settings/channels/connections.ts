// SPDX-License-Identifier: AGPL-3.0-or-later
// Channels over the servers of others, as the API has them: their settings in the shape of each kind.
import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useNavigate } from "react-router";
import { ProblemError, type Schemas } from "@shared/api";
import type { Id } from "@shared/ids";
import { api, queries } from "@/lib/client";
import { useDesk } from "@/lib/deskContext";
import { useTake } from "../data";
import type { MailServer } from "./mailServers";

export type Channel = Schemas["Channel"];
export type Kind = Schemas["ConnectionKind"];
export type Secrets = Record<string, string>;

export interface ProgramSettings {
  url?: string;
  capabilities?: ("edit" | "delete")[];
}
export interface Bot {
  id: number | string;
  name: string;
  user_name: string;
}
export interface MenuEntry {
  id: Id;
  label: string;
}
export interface TelegramSettings {
  api_url?: string;
  bot?: Bot;
  menu?: { greeting?: string; departments?: MenuEntry[] };
}
export interface OAuth2Settings {
  token_url: string;
  client_id: string;
  scope: string;
}
export interface EmailSettings {
  address: string;
  name: string;
  imap: MailServer;
  smtp: MailServer;
  sent_folder?: string;
  signature?: string;
  /** Below that of who wrote, instead of standing for a missing one. */
  both_signatures?: boolean;
  /** Whose word on senders counts; absent: nobody's. */
  authserv_id?: string;
  /** Mails to name+anything arrive here, too; by the API only. */
  plus_addressing?: boolean;
  /** The desk gets its access tokens itself; absent: a password, or a token from elsewhere. */
  oauth2?: OAuth2Settings;
}

/** The contract leaves the shape of the settings to the kind. */
export type Connection<S extends object = object> = Omit<Schemas["Connection"], "settings"> & { settings: S };
const loose = (settings: object) => settings as Record<string, never>;

const keyOf = (id: Id) => ["connection", id] as const;
const ask = (id: Id): Promise<Connection> => api.call("get", "/connections/{id}", { path: { id } });

/** Asked anew when the channel starts or ceases to work. */
export function useConnection({ id, health }: Channel) {
  const query = useQuery({ queryKey: keyOf(id), queryFn: () => ask(id), staleTime: 0 });
  const state = health && `${health.state} ${health.reason} ${health.since}`;
  useEffect(() => void queries.invalidateQueries({ queryKey: keyOf(id) }), [id, state]);
  return query;
}

/** For everybody: the desk tells them by the channel. */
export function useDismissMissed(id: Id) {
  return useMutation({ mutationFn: () => api.call("delete", "/connections/{id}/missed", { path: { id } }) });
}

interface Change {
  version: number;
  settings: object;
  secrets: Secrets;
}

/** The refusal of an outdated change tells only the version: the rest of what a form needs is asked for. */
async function withCurrent(error: unknown, id: Id): Promise<never> {
  if (!(error instanceof ProblemError) || error.code !== "version_conflict") throw error;
  const current = await ask(id);
  queries.setQueryData(keyOf(id), current);
  throw new ProblemError({ ...error.problem, code: "version_conflict", current: current as never });
}

export async function changeConnection(known: Connection, { version, settings, secrets }: Change): Promise<Connection> {
  const { id } = known.channel;
  const body = { version, settings: loose(settings), ...(Object.keys(secrets).length > 0 ? { secrets } : {}) };
  const stored = await api.call("patch", "/connections/{id}", { path: { id }, body }).catch((error: unknown) => withCurrent(error, id));
  const names = new Set([...known.secrets, ...Object.keys(secrets)]);
  const changed = { ...known, ...stored, secrets: [...names].filter((name) => secrets[name] !== "") };
  queries.setQueryData(keyOf(id), changed);
  return changed;
}

export interface Wanted {
  kind: Kind;
  settings: object;
  secrets: Secrets;
}

export function checkConnection<S extends object>({ kind, settings, secrets }: Wanted): Promise<S> {
  return api.call("post", "/connections/check", { body: { kind, settings: loose(settings), secrets } }).then((checked) => checked.settings as object as S);
}

/** An answer may come after the news that the channel works meanwhile, and its version says nothing of that. */
export function withNewerHealth(channel: Channel, known: Channel | undefined): Channel {
  const { health } = channel;
  const isOutdated = health && known?.health && Date.parse(known.health.since) > Date.parse(health.since);
  return isOutdated ? { ...channel, health: known.health } : channel;
}

export function useTakeChannel() {
  const desk = useDesk();
  const take = useTake();
  return (channel: Channel) => take("channels", withNewerHealth(channel, desk.state.get().channels.get(channel.id)));
}

/** Makes the channel, and goes to its page. */
export function useConnect() {
  const take = useTakeChannel();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ settings, ...rest }: Wanted & { name: string; department_id: Id }) =>
      api.call("post", "/connections", { body: { ...rest, name: rest.name.trim(), settings: loose(settings) } }),
    onSuccess: (channel) => {
      take(channel);
      void navigate(`/settings/chat/${channel.id}`);
    },
  });
}
