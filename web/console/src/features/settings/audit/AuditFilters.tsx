// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button, Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useUsers } from "../data";
import classes from "./Audit.module.css";
import type { FilterState } from "./data";

const kinds = [
  "session",
  "password",
  "token",
  "user",
  "role",
  "department",
  "channel",
  "secret",
  "label",
  "workspace",
  "status",
  "conversation",
  "contact",
  "canned_reply",
  "form",
  "library_item",
  "knowledge_base",
  "article",
  "contact_attribute",
  "saved_view",
  "ticket_status",
] as const;

export function AuditFilters({ filter }: { filter: FilterState }) {
  const { t } = useTranslation("security");
  const users = useUsers();
  const { value, set } = filter;
  return (
    <div className={classes.filters} role="search">
      <Select
        label={t("audit.person")}
        placeholder={t("audit.anybody")}
        searchable
        clearable
        data={users.map((user) => ({ value: user.id, label: user.name }))}
        value={value.person ?? null}
        onChange={(next) => set("person", next)}
      />
      <Select
        label={t("audit.kind")}
        placeholder={t("audit.anything")}
        clearable
        data={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
        value={value.kind ?? null}
        onChange={(next) => set("kind", next)}
      />
      <TextInput type="date" label={t("audit.from")} value={value.from ?? ""} max={value.to} onChange={(event) => set("from", event.currentTarget.value)} />
      <TextInput type="date" label={t("audit.to")} value={value.to ?? ""} min={value.from} onChange={(event) => set("to", event.currentTarget.value)} />
      {filter.isSet && (
        <Button variant="subtle" color="gray" onClick={filter.clear}>
          {t("audit.clear")}
        </Button>
      )}
    </div>
  );
}
