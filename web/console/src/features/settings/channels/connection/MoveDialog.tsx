// SPDX-License-Identifier: AGPL-3.0-or-later
// A mail that came into the wrong conversation is put into the right one, or into one of its own.
import { Button, Group, Modal, Radio, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { notifyDone, problemText } from "@/lib/notify";
import settings from "../../Settings.module.css";
import type { Channel } from "../connections";
import { type Entry, useMove } from "./ledger";

/** As people write it: 4711 or #4711. */
export function numberIn(text: string): number | null {
  const digits = /^#?\s*(\d{1,15})$/.exec(text.trim())?.[1];
  return digits === undefined ? null : Number(digits);
}

export function MoveDialog({ channel, entry, onClose }: { channel: Channel; entry: Entry; onClose: () => void }) {
  const { t } = useTranslation(["channels", "common"]);
  const [where, setWhere] = useState<"into" | "own">("into");
  const [text, setText] = useState("");
  const number = where === "own" ? null : numberIn(text);
  const move = useMove(channel.id, () => {
    notifyDone(t("ledger.moved"));
    onClose();
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    move.mutate({ entry, number });
  }

  return (
    <Modal opened onClose={onClose} title={t("ledger.moveTitle")} closeButtonProps={{ "aria-label": t("common:close") }}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <p className={settings.lead}>{t("ledger.moveLead")}</p>
          <Radio.Group label={t("ledger.where")} value={where} onChange={(value) => setWhere(value === "own" ? "own" : "into")}>
            <Stack gap="xs" mt="xs">
              <Radio value="into" label={t("ledger.into")} />
              <Radio value="own" label={t("ledger.own")} />
            </Stack>
          </Radio.Group>
          {where === "into" && (
            <TextInput
              data-autofocus
              label={t("ledger.number")}
              description={t("ledger.numberHelp")}
              inputMode="numeric"
              maxLength={20}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          )}
          {move.isError && (
            <p className={settings.problem} role="alert">
              {problemText(move.error)}
            </p>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("common:cancel")}
            </Button>
            <Button type="submit" loading={move.isPending} disabled={where === "into" && number === null}>
              {t("ledger.confirm")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
