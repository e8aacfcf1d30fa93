// SPDX-License-Identifier: AGPL-3.0-or-later
// One press from several customers who write about the same to one ticket for all of them.
import { Button } from "@mantine/core";
import { IconTicket } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { newClientId } from "@shared/ids";
import { useMe } from "@/lib/deskContext";
import { notifyDone, notifyProblem } from "@/lib/notify";
import { contactName } from "@/lib/people";
import { makesTickets } from "@/lib/tickets/model";
import { createTicket } from "@/lib/tickets/mutations";
import { paragraphsOf, titleFrom } from "@/lib/tickets/opening";
import type { AlikeReport } from "./alike";

interface Props {
  title: string;
  chosen: readonly AlikeReport[];
  onMade: () => void;
}

export function MakeOneTicket({ title, chosen, onMade }: Props) {
  const { t } = useTranslation(["linking", "common"]);
  const navigate = useNavigate();
  // The same press twice is the same ticket.
  const [clientId] = useState(() => newClientId());
  const make = useMutation({
    mutationFn: () =>
      createTicket({
        client_id: clientId,
        title: titleFrom(title),
        requested: false,
        description: paragraphsOf(chosen.map((report) => `${contactName({ name: report.contact_name, number: report.contact_number })}: ${report.text}`)),
        conversation_ids: chosen.map((report) => report.conversation_id),
      }),
    onSuccess: (ticket) => {
      notifyDone(t("made_one", { number: ticket.number, count: chosen.length }));
      onMade();
      void navigate(`/tickets/${ticket.id}`);
    },
    onError: (error) => notifyProblem(error),
  });
  if (!makesTickets(useMe())) return null;
  return (
    <Button
      leftSection={<IconTicket size={16} stroke={1.7} />}
      title={t("make_one_hint")}
      disabled={chosen.length === 0}
      loading={make.isPending}
      onClick={() => make.mutate()}
    >
      {t("make_one")}
    </Button>
  );
}
