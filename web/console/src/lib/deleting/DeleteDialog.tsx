// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button, Modal, Skeleton, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { notifyProblem } from "../notify";
import { LoadFailed } from "../states";
import { notifyDeleted } from "./DeletedNotice";
import classes from "./Deleting.module.css";
import { type Deletion, type DeletionKind, isCountable, refreshDeletions, useHanging } from "./deletions";

interface Props {
  kind: DeletionKind;
  id: string;
  name: string;
  remove: () => Promise<Deletion>;
  onClose: () => void;
  onDeleted?: () => void;
  /** A question that belongs to it, such as what takes its place. */
  children?: (hanging: number) => ReactNode;
}

/** People or conversations depend on these: what somebody has goes, so its name is asked for. */
const namedIfUsed: readonly DeletionKind[] = ["label", "role", "status", "contact_attribute", "channel", "ticket_status"];

/** Asks again before something goes: counts what would be lost, and names the way back. */
export function DeleteDialog(props: Props) {
  const { t } = useTranslation(["deletion", "common"]);
  const { kind, id, name, onClose } = props;
  const hanging = useHanging(kind, id);
  return (
    <Modal opened onClose={onClose} title={t("title", { name })} closeButtonProps={{ "aria-label": t("common:close") }}>
      {hanging.isError && <LoadFailed onRetry={() => void hanging.refetch()} />}
      {hanging.isPending && (
        <div className={classes.counting} role="status" aria-label={t("counting")}>
          <Skeleton height={12} width="70%" />
          <Skeleton height={12} width="50%" />
        </div>
      )}
      {hanging.data !== undefined && <Question {...props} hanging={hanging.data} />}
    </Modal>
  );
}

function Question({ kind, name, remove, onClose, onDeleted, children, hanging }: Props & { hanging: number }) {
  const { t } = useTranslation(["deletion", "common"]);
  const [typed, setTyped] = useState("");
  const asksName = hanging > 0 && namedIfUsed.includes(kind);
  const removal = useMutation({
    mutationFn: remove,
    onSuccess: (deletion) => {
      notifyDeleted(deletion);
      void refreshDeletions();
      onClose();
      onDeleted?.();
    },
    onError: (error) => notifyProblem(error),
  });
  const ready = !asksName || typed.trim() === name;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // React passes it on to a form around the dialog, which is not meant.
    event.stopPropagation();
    if (ready) removal.mutate();
  };
  return (
    <form className={classes.question} onSubmit={submit}>
      {isCountable(kind) && <p className={classes.count}>{t(`hanging.${kind}`, { count: hanging })}</p>}
      <p className={classes.text}>
        {t(`text.${kind}`)} {t("undo")}
      </p>
      {children?.(hanging)}
      {asksName && (
        <TextInput label={t("type", { name })} autoComplete="off" data-autofocus value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
      )}
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose} {...(asksName ? {} : { "data-autofocus": true })}>
          {t("common:cancel")}
        </Button>
        <Button type="submit" color="red" disabled={!ready} loading={removal.isPending}>
          {t("delete")}
        </Button>
      </div>
    </form>
  );
}
