// SPDX-License-Identifier: AGPL-3.0-or-later
import { useTranslation } from "react-i18next";
import { CopyBlock } from "./CopyBlock";
import classes from "./HandOver.module.css";
import type { AddedPerson } from "./NewPersonForm";

/** What a new colleague needs for the first sign-in; the password is never shown again. */
export function HandOver({ person: { user, password } }: { person: AddedPerson }) {
  const { t } = useTranslation("auth");
  const address = `${window.location.origin}/sign-in`;
  return (
    <div className={classes.box} role="status">
      <p className={classes.title}>{t("setup.people.added", { name: user.name })}</p>
      <CopyBlock label={t("setup.people.handOver", { name: user.name })} text={[address, user.email, password].join("\n")} />
    </div>
  );
}
