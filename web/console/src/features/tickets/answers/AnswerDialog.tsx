// SPDX-License-Identifier: AGPL-3.0-or-later
// LC15: one answer to all who wrote about a ticket. Around every screen: it is offered wherever a ticket ends.
import { Modal, Skeleton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Id } from "@shared/ids";
import { closeAnswers, useOfferedAnswers, type Answered } from "@/lib/ticketAnswers";
import { useIsPhone } from "@/lib/useMedia";
import { useAnswers } from "./answers";
import { Compose } from "./Compose";
import { ProgressView } from "./ProgressView";

/** The newest answer is what a reader comes back for; without one, a new one is written. */
function Content({ ticket }: { ticket: Answered }) {
  const answers = useAnswers(ticket.id);
  const [chosen, setChosen] = useState<Id | "new" | null>(null);
  if (answers.isPending) return <Skeleton height={160} />;
  const shown = chosen ?? answers.data?.[0]?.id ?? "new";
  if (shown === "new") return <Compose ticket={ticket.id} onSent={setChosen} onClose={closeAnswers} />;
  return <ProgressView ticket={ticket.id} id={shown} onAnother={() => setChosen("new")} onClose={closeAnswers} />;
}

export function AnswerDialog() {
  const { t } = useTranslation(["ticket_answers", "channels", "common"]);
  const ticket = useOfferedAnswers();
  const phone = useIsPhone();
  return (
    <Modal
      opened={ticket !== null}
      onClose={closeAnswers}
      size="lg"
      fullScreen={phone}
      title={ticket && t("title", { number: ticket.number, title: ticket.title })}
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      {ticket && <Content key={ticket.id} ticket={ticket} />}
    </Modal>
  );
}
