// SPDX-License-Identifier: AGPL-3.0-or-later
// Before it is sent: where the files cannot go, why, and what that means for the answer there.
import { Alert } from "@mantine/core";
import { IconPaperclip } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { fileSize } from "@/lib/fileSize";
import classes from "./Answers.module.css";
import type { Hindered } from "./carrying";
import { RecipientName } from "./RecipientName";

export function HinderedList({ hindered }: { hindered: readonly Hindered[] }) {
  const { t } = useTranslation("ticket_answers");
  if (hindered.length === 0) return null;
  return (
    <Alert color="yellow" role="status" icon={<IconPaperclip size={18} stroke={1.7} />} title={t("hindered", { count: hindered.length })}>
      <p className={classes.consequence}>{t("hindered_means")}</p>
      <ul className={classes.people}>
        {hindered.map(({ recipient, file, why, most }) => (
          <li key={recipient.conversation.id} className={classes.hindered}>
            <RecipientName recipient={recipient} />
            <span>{t(`hindered_why.${why}`, { name: file.name, size: fileSize(most) })}</span>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
