// SPDX-License-Identifier: AGPL-3.0-or-later
// The card of a ticket is a download of its own: most conversations are answered without one.
import { lazy, Suspense } from "react";
import type { TicketCardProps } from "@/lib/tickets/card/TicketCard";

const Card = lazy(() => import("@/lib/tickets/card/TicketCard").then((m) => ({ default: m.TicketCard })));

export function TicketCard(props: TicketCardProps) {
  return (
    <Suspense fallback={null}>
      <Card {...props} />
    </Suspense>
  );
}
