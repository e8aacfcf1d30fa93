// SPDX-License-Identifier: AGPL-3.0-or-later
// What is to be done for a customer, over all their conversations.
import { Skeleton } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { useIsSlow } from "@/lib/states";
import { useContactTickets } from "@/lib/tickets/queries";
import { TicketLines } from "@/lib/tickets/TicketLines";
import classes from "./Contact.module.css";
import { PanelSection } from "./PanelSection";

export function ContactTickets({ contactId, action }: { contactId: Id; action?: ReactNode }) {
  const { t } = useTranslation(["linking", "common"]);
  const { data, isError, isPending, refetch } = useContactTickets(contactId);
  const slow = useIsSlow();
  return (
    <PanelSection title={t("of_customer", { count: data?.length ?? 0 })} action={action}>
      {isError && !data && (
        <button type="button" className={classes.link} onClick={() => void refetch()}>
          {t("common:retry")}
        </button>
      )}
      {isPending && slow && <Skeleton height={12} width="70%" />}
      {data?.length === 0 && <p className={classes.none}>{t("none_of_customer")}</p>}
      {data && data.length > 0 && <TicketLines tickets={data} label={t("of_customer", { count: data.length })} />}
    </PanelSection>
  );
}
