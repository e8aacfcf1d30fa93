// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button, Skeleton } from "@mantine/core";
import { IconMessages } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Id } from "@shared/ids";
import { compareActivity, type Conversation } from "@shared/model";
import { departmentName, holderName } from "@/lib/desk";
import { useDeskState } from "@/lib/deskContext";
import { LabelDots } from "@/lib/LabelChip";
import { Empty, LoadFailed } from "@/lib/states";
import { StatusPill } from "@/lib/StatusPill";
import { lastWords } from "@/lib/lastWords";
import { fullTime, relativeAge, useNow } from "@/lib/time";
import { sameItems } from "@/lib/useStore";
import { useViewOf } from "@/lib/viewOf";
import classes from "./Customers.module.css";
import { useConversationsOf } from "./useCustomers";

function Card({ conversation, now }: { conversation: Conversation; now: number }) {
  useTranslation(["finding", "inbox", "common"]);
  const viewOf = useViewOf();
  const department = useDeskState((state) => departmentName(state, conversation.department_id));
  const holder = useDeskState((state) => holderName(state, conversation));
  return (
    <li>
      <Link to={`/inbox/${viewOf(conversation)}/${conversation.id}`} className={classes.card}>
        <span className={classes.cardHead}>
          <StatusPill status={conversation.status} />
          <span>#{conversation.number}</span>
          <span className={classes.cut}>{[department, holder].filter(Boolean).join(" · ")}</span>
          <LabelDots ids={conversation.label_ids} />
          <time dateTime={conversation.last_activity_at} title={fullTime(conversation.last_activity_at)}>
            {relativeAge(conversation.last_activity_at, now)}
          </time>
        </span>
        <span className={classes.cardWords} dir="auto">
          {lastWords(conversation.last_message)}
        </span>
      </Link>
    </li>
  );
}

/** All conversations that I may see, open ones and solved ones. */
export function CustomerConversations({ contactId }: { contactId: Id }) {
  const { t } = useTranslation(["finding", "common"]);
  const query = useConversationsOf(contactId);
  const now = useNow(60_000);
  // What has come since is known by its event.
  const rows = useDeskState((state) => [...state.conversations.values()].filter((each) => each.contact.id === contactId).sort(compareActivity), sameItems);
  if (query.isError && rows.length === 0) return <LoadFailed onRetry={() => void query.refetch()} />;
  if (query.isPending && rows.length === 0) return <Skeleton height={140} mt="lg" />;
  return (
    <section>
      <h3 className={classes.sectionTitle}>
        {query.hasNextPage ? t("conversation_count_so_far", { shown: rows.length }) : t("conversation_count", { count: rows.length })}
      </h3>
      {rows.length === 0 && <Empty icon={<IconMessages size={30} stroke={1.3} />} title={t("no_conversations")} />}
      <ul className={classes.plain}>
        {rows.map((conversation) => (
          <Card key={conversation.id} conversation={conversation} now={now} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button variant="default" mt="sm" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t("search_more")}
        </Button>
      )}
    </section>
  );
}
