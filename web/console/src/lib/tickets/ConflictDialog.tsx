// SPDX-License-Identifier: AGPL-3.0-or-later
import { Button, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useDeskState } from "@/lib/deskContext";
import { changedFields, fieldsOf, withPatch } from "./changes";
import { type Conflict, useConflict } from "./conflicts";
import classes from "./Lib.module.css";
import { useFieldWords } from "./words";

function Question({ conflict: { before, now, patch, decide } }: { conflict: Conflict }) {
  const { t } = useTranslation(["tickets", "common"]);
  const words = useFieldWords();
  const users = useDeskState((state) => state.users);
  const mine = withPatch(now, patch, (id) => [...users.values()].find((user) => user.id === id)?.name ?? "");
  const theirs = changedFields(before, now);
  return (
    <>
      <p className={classes.lead}>{t("words.conflict_lead", { number: now.number })}</p>
      <dl className={classes.changes} aria-label={t("words.conflict_theirs")}>
        {theirs.map((field) => (
          <div key={field}>
            <dt>{t(`words.field.${field}`)}</dt>
            <dd>
              <del>{words(before, field)}</del> → <ins>{words(now, field)}</ins>
            </dd>
          </div>
        ))}
      </dl>
      {theirs.length === 0 && <p className={classes.lead}>{t("words.conflict_other")}</p>}
      <h3 className={classes.mine}>{t("words.conflict_mine")}</h3>
      <dl className={classes.changes} aria-label={t("words.conflict_mine")}>
        {fieldsOf(patch).map((field) => (
          <div key={field}>
            <dt>{t(`words.field.${field}`)}</dt>
            <dd>
              {/* The excerpt is made by the desk. */}
              <ins>{field === "description" ? t("words.as_typed") : words(mine, field)}</ins>
            </dd>
          </div>
        ))}
      </dl>
      <div className={classes.actions}>
        <Button variant="default" onClick={() => decide(false)} data-autofocus>
          {t("words.keep_theirs")}
        </Button>
        <Button onClick={() => decide(true)}>{t("words.apply_mine")}</Button>
      </div>
    </>
  );
}

/** Once around every screen: whoever changes a ticket may meet it. */
export function ConflictDialog() {
  const { t } = useTranslation(["tickets", "common"]);
  const conflict = useConflict();
  return (
    <Modal
      opened={conflict !== null}
      onClose={() => conflict?.decide(false)}
      zIndex={400}
      title={t("words.conflict_title")}
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      {conflict && <Question conflict={conflict} />}
    </Modal>
  );
}
