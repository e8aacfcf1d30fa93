// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button, SegmentedControl, TextInput } from "@mantine/core";
import { IconInbox, IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty } from "@/lib/states";
import { Loaded } from "../../Loaded";
import { Section } from "../../SettingsPage";
import classes from "./Ledger.module.css";
import type { Channel } from "../connections";
import { type Entry, entryStates, type EntryState, useFilter, useImportAgain, useLedger } from "./ledger";
import { LedgerRow } from "./LedgerRow";
import { MoveDialog } from "./MoveDialog";

export function Ledger({ channel }: { channel: Channel }) {
  const { t } = useTranslation("channels");
  const [filter, setFilter] = useFilter();
  const { state, text } = filter;
  const ledger = useLedger(channel.id, filter);
  const isAll = state === "all" && text.trim() === "";
  const entries = ledger.data?.pages.flatMap((page) => page.items) ?? [];
  const loaded = ledger.data ? "ready" : ledger.isError ? "failed" : "loading";
  const filters = (["all", ...entryStates] as const).map((value) => ({ value, label: t(`ledger.filter.${value}`) }));
  return (
    <Section title={t("ledger.title")} lead={t("ledger.lead")}>
      <div className={classes.filter}>
        <SegmentedControl
          size="xs"
          aria-label={t("ledger.show")}
          data={filters}
          value={state}
          onChange={(next) => setFilter({ text, state: next as EntryState | "all" })}
        />
        <TextInput
          size="xs"
          type="search"
          className={classes.search}
          aria-label={t("ledger.search")}
          placeholder={t("ledger.search")}
          maxLength={200}
          leftSection={<IconSearch size={14} />}
          value={text}
          onChange={(event) => setFilter({ state, text: event.currentTarget.value })}
        />
      </div>
      <Loaded state={loaded} onRetry={() => void ledger.refetch()}>
        {() =>
          entries.length === 0 ? (
            <Empty icon={<IconInbox size={26} />} title={t(isAll ? "ledger.empty" : "ledger.emptyFiltered")}>
              {isAll && t("ledger.emptyNext")}
            </Empty>
          ) : (
            <>
              <Entries channel={channel} entries={entries} />
              {ledger.hasNextPage && (
                <Button variant="default" className={classes.more} loading={ledger.isFetchingNextPage} onClick={() => void ledger.fetchNextPage()}>
                  {t("ledger.more")}
                </Button>
              )}
            </>
          )
        }
      </Loaded>
    </Section>
  );
}

function Entries({ channel, entries }: { channel: Channel; entries: readonly Entry[] }) {
  const { t } = useTranslation("channels");
  const again = useImportAgain(channel.id);
  const [moving, setMoving] = useState<Entry | null>(null);
  return (
    <>
      <table className={classes.ledger} aria-label={t("ledger.title")}>
        <thead>
          <tr>
            <th scope="col">{t("ledger.time")}</th>
            <th scope="col">{t("ledger.from")}</th>
            <th scope="col">{t("ledger.state")}</th>
            <th scope="col">{t("ledger.evidence")}</th>
            <th scope="col">
              <span className="visuallyHidden">{t("ledger.next")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <LedgerRow
              key={entry.id}
              entry={entry}
              pending={again.isPending && again.variables === entry.id}
              onAgain={() => again.mutate(entry.id)}
              onMove={() => setMoving(entry)}
            />
          ))}
        </tbody>
      </table>
      {moving && <MoveDialog channel={channel} entry={moving} onClose={() => setMoving(null)} />}
    </>
  );
}
