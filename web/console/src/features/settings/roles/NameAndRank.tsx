// SPDX-License-Identifier: AGPL-3.0-or-later
import { NumberInput, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import settings from "../Settings.module.css";
import { Section } from "../SettingsPage";

interface Props {
  name: string;
  rank: number;
  /** My own: nobody makes a role above it. */
  highest: number;
  nameError: ReactNode;
  rankError: ReactNode;
  onChange: (change: { name?: string; rank?: number }) => void;
}

export function NameAndRank({ name, rank, highest, nameError, rankError, onChange }: Props) {
  const { t } = useTranslation("security");
  return (
    <Section title={t("role.about")}>
      <div className={settings.pair}>
        <TextInput label={t("role.name")} maxLength={60} value={name} error={nameError} onChange={(event) => onChange({ name: event.currentTarget.value })} />
        <NumberInput
          label={t("role.rank")}
          description={t("role.rankHelp")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          min={1}
          max={highest}
          allowDecimal={false}
          clampBehavior="strict"
          value={rank}
          error={rankError}
          onChange={(next) => onChange({ rank: Number(next) || 1 })}
        />
      </div>
    </Section>
  );
}
