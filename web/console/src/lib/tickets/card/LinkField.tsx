// SPDX-License-Identifier: AGPL-3.0-or-later
// Conversations of any customers, found by the search of the desk.
import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconLink, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { api } from "@/lib/client";
import { contactName } from "@/lib/people";
import classes from "./Card.module.css";
import type { LinkedConversation } from "./draft";

interface Props {
  links: readonly LinkedConversation[];
  readOnly: boolean;
  /** Linked already, and shown elsewhere. */
  hidden?: readonly Id[];
  onChange: (links: readonly LinkedConversation[]) => void;
}

function useFound(typed: string): readonly LinkedConversation[] {
  const [q] = useDebouncedValue(typed.trim(), 150);
  const { data } = useQuery({
    queryKey: ["search", "link", q],
    queryFn: ({ signal }) => api.call("get", "/search", { query: { q, limit: 20 }, signal }),
    enabled: q.length > 1,
    staleTime: 5_000,
  });
  const all = [...(data?.conversations ?? []), ...(data?.items ?? []).flatMap((hit) => hit.conversation ?? [])];
  return [...new Map(all.map(({ id, number, contact }) => [id, { id, number, name: contactName(contact) }])).values()];
}

export function LinkField({ links, readOnly, hidden = [], onChange }: Props) {
  const { t } = useTranslation(["tickets", "common"]);
  const [typed, setTyped] = useState("");
  const found = useFound(typed).filter(({ id }) => !hidden.includes(id) && !links.some((link) => link.id === id));
  const add = (id: string | null) => {
    const chosen = found.find((each) => each.id === id);
    if (chosen) onChange([...links, chosen]);
    setTyped("");
  };
  return (
    <div className={classes.links}>
      {links.length > 0 && (
        <ul className={classes.chips} aria-label={t("card.links")}>
          {links.map((link) => (
            <li key={link.id} className={classes.chip}>
              <IconLink size={14} stroke={1.7} aria-hidden="true" />
              <span>
                #{link.number} {link.name}
              </span>
              {!readOnly && (
                <button type="button" aria-label={t("card.unlink", { number: link.number })} onClick={() => onChange(links.filter(({ id }) => id !== link.id))}>
                  <IconX size={13} stroke={2} />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {!readOnly && (
        <Select
          label={t("card.link_add")}
          placeholder={t("card.link_hint")}
          searchable
          value={null}
          searchValue={typed}
          onSearchChange={setTyped}
          onChange={add}
          data={found.map(({ id, number, name }) => ({ value: id, label: `#${number} ${name}` }))}
          filter={({ options }) => options}
          maxDropdownHeight={220}
        />
      )}
    </div>
  );
}
