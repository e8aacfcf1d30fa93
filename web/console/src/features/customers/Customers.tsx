// SPDX-License-Identifier: AGPL-3.0-or-later
// Who writes to us: the list, and beside it one customer. On a phone one at a time.
import { IconAddressBook } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { parseId } from "@shared/ids";
import { Empty } from "@/lib/states";
import { useIsPhone } from "@/lib/useMedia";
import { CustomerList } from "./CustomerList";
import { CustomerPage } from "./CustomerPage";
import classes from "./Customers.module.css";

export function Customers() {
  const { t } = useTranslation(["finding", "inbox", "common"]);
  const id = parseId(useParams().id);
  const phone = useIsPhone();
  return (
    <div className={classes.zones}>
      {!(phone && id) && <CustomerList openId={id} />}
      {!(phone && !id) && (
        <section className={classes.page} aria-label={t("customer")}>
          {id ? (
            <CustomerPage key={id} id={id} />
          ) : (
            <Empty icon={<IconAddressBook size={40} stroke={1.2} />} title={t("no_customer_open")}>
              {t("no_customer_open_hint")}
            </Empty>
          )}
        </section>
      )}
    </div>
  );
}
