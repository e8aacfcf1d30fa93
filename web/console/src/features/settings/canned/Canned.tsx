// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button, TextInput } from "@mantine/core";
import { IconBolt, IconPlus, IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { cannedQuery, type CannedReply } from "@/lib/answers";
import { currentLanguage } from "@/lib/i18n";
import { Empty } from "@/lib/states";
import { useDepartments } from "../data";
import { Loaded } from "../Loaded";
import classes from "../Settings.module.css";
import { SettingsPage } from "../SettingsPage";
import { CannedDialog } from "./CannedDialog";
import { CannedRow } from "./CannedRow";
import own from "./Canned.module.css";

interface Group {
  key: string;
  title: string;
  replies: CannedReply[];
}

function matches(reply: CannedReply, query: string): boolean {
  const wanted = query.trim().toLocaleLowerCase();
  return [reply.name, reply.shortcut, reply.text].some((text) => text.toLocaleLowerCase().includes(wanted));
}

/** Mine first, then by department, then what everybody has. */
function useGroups(replies: readonly CannedReply[]): Group[] {
  const { t } = useTranslation("answers");
  const departments = useDepartments();
  const of = (scope: CannedReply["scope"], department?: string) =>
    replies
      .filter((reply) => reply.scope === scope && (department === undefined || reply.department_id === department))
      .sort((a, b) => a.name.localeCompare(b.name, currentLanguage()));
  return [
    { key: "personal", title: t("canned.head.personal"), replies: of("personal") },
    ...departments.map(({ id, name }) => ({ key: id, title: name, replies: of("department", id) })),
    { key: "workspace", title: t("canned.head.workspace"), replies: of("workspace") },
  ].filter((group) => group.replies.length > 0);
}

function Groups({ replies, query }: { replies: readonly CannedReply[]; query: string }) {
  const { t } = useTranslation("answers");
  const groups = useGroups(replies.filter((reply) => matches(reply, query)));
  if (groups.length === 0) return <Empty title={t("canned.nothing", { query: query.trim() })}>{t("canned.nothingNext")}</Empty>;
  return groups.map(({ key, title, replies: members }) => (
    <section key={key} aria-label={title} className={own.group}>
      <h2>{title}</h2>
      <ul className={classes.list}>
        {members.map((reply) => (
          <CannedRow key={reply.id} reply={reply} />
        ))}
      </ul>
    </section>
  ));
}

export function Canned() {
  const { t } = useTranslation(["answers", "settings", "common"]);
  const { data, isError, refetch } = useQuery(cannedQuery);
  const [adding, setAdding] = useState(false);
  const [query, setQuery] = useState("");
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      {t("canned.add")}
    </Button>
  );
  return (
    <SettingsPage title={t("settings:canned.title")} lead={t("canned.lead")} action={add}>
      <Loaded state={data ? "ready" : isError ? "failed" : "loading"} onRetry={() => void refetch()}>
        {() =>
          data?.length === 0 ? (
            <Empty icon={<IconBolt size={28} stroke={1.5} />} title={t("canned.empty")}>
              {t("canned.emptyNext")}
            </Empty>
          ) : (
            <>
              <TextInput
                type="search"
                leftSection={<IconSearch size={16} />}
                aria-label={t("canned.search")}
                placeholder={t("canned.search")}
                maxLength={100}
                value={query}
                onChange={(event) => setQuery(event.currentTarget.value)}
              />
              <Groups replies={data ?? []} query={query} />
            </>
          )
        }
      </Loaded>
      {adding && <CannedDialog onClose={() => setAdding(false)} />}
    </SettingsPage>
  );
}
