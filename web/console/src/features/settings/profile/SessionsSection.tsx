// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button } from "@mantine/core";
import { IconDeviceDesktop } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Schemas } from "@shared/api";
import { api, queries } from "@/lib/client";
import { currentLocale } from "@/lib/i18n";
import { notifyDone, notifyProblem } from "@/lib/notify";
import { Loaded } from "../Loaded";
import classes from "../Settings.module.css";
import { Section } from "../SettingsPage";

const key = ["me", "sessions"];

/** Where I am signed in, and the way to end it from here. */
export function SessionsSection() {
  const { t } = useTranslation("security");
  const sessions = useQuery({
    queryKey: key,
    queryFn: async () => (await api.call("get", "/me/sessions")).items,
    staleTime: 0,
  });
  const state = sessions.data ? "ready" : sessions.isError ? "failed" : "loading";
  const items = sessions.data ?? [];
  const endAll = useMutation({
    mutationFn: () => api.call("delete", "/me/sessions"),
    onSuccess: () => notifyDone(t("sessions.endedAll")),
    onError: (error) => notifyProblem(error),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
  return (
    <Section title={t("sessions.title")} lead={t("sessions.lead")}>
      <Loaded state={state} onRetry={() => void sessions.refetch()}>
        {() => (
          <>
            <ul className={classes.list}>
              {items.map((session) => (
                <SessionRow key={session.id} session={session} />
              ))}
            </ul>
            {items.some((session) => !session.current) && (
              <div>
                <Button variant="default" loading={endAll.isPending} onClick={() => endAll.mutate()}>
                  {t("sessions.endAll")}
                </Button>
              </div>
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
}

function SessionRow({ session }: { session: Schemas["OwnSession"] }) {
  const { t } = useTranslation("security");
  const end = useMutation({
    mutationFn: () => api.call("delete", "/me/sessions/{id}", { path: { id: session.id } }),
    onSuccess: () => notifyDone(t("sessions.ended")),
    onError: (error) => notifyProblem(error),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  });
  const format = new Intl.DateTimeFormat(currentLocale(), { dateStyle: "medium", timeStyle: "short" });
  const when = format.format(new Date(session.created_at));
  const seen = format.format(new Date(session.last_seen_at));
  return (
    <li className={classes.row}>
      <IconDeviceDesktop size={18} stroke={1.6} aria-hidden="true" />
      <div className={classes.rowText}>
        <div className={classes.rowTitle}>
          {session.browser || t("sessions.unknown")}
          {session.current && <span className={classes.tag}>{t("sessions.here")}</span>}
        </div>
        <div className={classes.rowMore}>
          {[t("sessions.since", { when }), !session.current && t("sessions.seen", { when: seen }), session.address].filter(Boolean).join(" · ")}
        </div>
      </div>
      {!session.current && (
        <Button size="xs" variant="default" loading={end.isPending} aria-label={t("sessions.endNamed", { when })} onClick={() => end.mutate()}>
          {t("sessions.end")}
        </Button>
      )}
    </li>
  );
}
