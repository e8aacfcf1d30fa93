// SPDX-License-Identifier: AGPL-3.0-or-later
// The last thing done that can be taken back: a toast offers it for some seconds, and so do Z and Ctrl+Z.
import { Button, Kbd } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import i18next from "i18next";
import { ProblemError } from "@shared/api";
import type { Id } from "@shared/ids";
import { api } from "./client";
import type { Desk } from "./desk";
import { notifyDone, notifyProblem, problemText } from "./notify";
import classes from "./undo.module.css";

export interface Undoable {
  id: Id;
  /** Of the answer that told it was done: whoever changed the conversation since has the last word. */
  version: number;
}

const offeredMs = 10_000;

/** Undone, and said to be, or refused with the reason. */
type TakeBack = () => Promise<void>;
let offered: { takeBack: TakeBack; toast: string } | null = null;

function withdraw(toast: string): void {
  if (offered?.toast === toast) offered = null;
}

export function offerTakingBack(text: string, takeBack: TakeBack): void {
  if (offered) notifications.hide(offered.toast);
  const toast = notifications.show({
    message: (
      <span className={classes.toast}>
        <span>{text}</span>
        <Button size="compact-sm" variant="default" rightSection={<Kbd size="xs">Z</Kbd>} onClick={() => void undoLast()}>
          {i18next.t("helping:undo")}
        </Button>
      </span>
    ),
    withBorder: true,
    autoClose: offeredMs,
    onClose: () => withdraw(toast),
    closeButtonProps: { "aria-label": i18next.t("common:close") },
  });
  offered = { takeBack, toast };
}

export function offerUndo(desk: Desk, text: string, items: readonly Undoable[]): void {
  offerTakingBack(text, () => takeBackAll(desk, items));
}

export async function undoLast(): Promise<void> {
  if (!offered) return;
  const { takeBack, toast } = offered;
  offered = null;
  notifications.hide(toast);
  await takeBack();
}

async function takeBack(desk: Desk, { id, version }: Undoable): Promise<unknown> {
  try {
    desk.take([await api.call("post", "/conversations/{id}/undo", { path: { id }, body: { version } })]);
    return null;
  } catch (error) {
    return error;
  }
}

function explain(error: unknown): string {
  const gone = error instanceof ProblemError && (error.code === "not_found" || error.code === "version_conflict");
  return gone ? i18next.t("helping:undo_refused") : problemText(error);
}

async function takeBackAll(desk: Desk, items: readonly Undoable[]): Promise<void> {
  const refusals = (await Promise.all(items.map((item) => takeBack(desk, item)))).filter((error) => error !== null);
  if (refusals.length < items.length) notifyDone(i18next.t("helping:undone", { count: items.length - refusals.length }));
  if (refusals.length > 0) notifyProblem(refusals[0], explain(refusals[0]));
  void desk.refreshCounts().catch(() => undefined);
}
