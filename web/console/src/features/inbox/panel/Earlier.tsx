// SPDX-License-Identifier: AGPL-3.0-or-later
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Id } from "@shared/ids";
import { api } from "@/lib/client";
import { PanelSection } from "@/lib/contact/PanelSection";
import { useDesk, useDeskState } from "@/lib/deskContext";
import { lastWords } from "@/lib/lastWords";
import { relativeAge, useNow } from "@/lib/time";
import { useViewOf } from "@/lib/viewOf";
import classes from "./Panel.module.css";

/** What the same person has asked before. */
export function Earlier({ contactId, currentId }: { contactId: Id; currentId: Id }) {
  const { t } = useTranslation(["inbox", "common"]);
  const desk = useDesk();
  const viewOf = useViewOf();
  const now = useNow(60_000);
  const { data, isError, refetch } = useQuery({
    queryKey: ["earlier", contactId],
    queryFn: async ({ signal }) => {
      const page = await api.call("get", "/contacts/{id}/conversations", { path: { id: contactId }, signal });
      desk.take(page.items, page.seq);
      return page.items;
    },
  });
  const known = useDeskState((state) => state.conversations);
  const others = data?.filter(({ id }) => id !== currentId).map((each) => known.get(each.id) ?? each);
  return (
    <PanelSection title={t("earlier", { count: others?.length ?? 0 })}>
      {isError && (
        <button type="button" className={classes.link} onClick={() => void refetch()}>
          {t("common:retry")}
        </button>
      )}
      {others?.length === 0 && <p className={classes.none}>{t("no_earlier")}</p>}
      <ul className={classes.earlier}>
        {others?.map((conversation) => (
          <li key={conversation.id}>
            <Link to={`/inbox/${viewOf(conversation)}/${conversation.id}`}>
              <span>{lastWords(conversation.last_message)}</span>
              <small>
                #{conversation.number} · {t(`status_name.${conversation.status}`)} · {relativeAge(conversation.last_activity_at, now)}
              </small>
            </Link>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}
