// SPDX-License-Identifier: AGPL-3.0-or-later
// Whom an answer to all goes to: the customer, the conversation and its channel.
import { contactName } from "@/lib/people";
import { PlatformIcon } from "@/lib/PlatformIcon";
import classes from "./Answers.module.css";
import type { Recipient } from "./groups";

export function RecipientName({ recipient: { conversation, channel_name } }: { recipient: Recipient }) {
  return (
    <span className={classes.person}>
      <PlatformIcon platform={conversation.platform} size={14} stroke={1.7} aria-hidden="true" />
      <span className={classes.cut}>{contactName(conversation.contact)}</span>
      <span className={classes.quiet}>
        #{conversation.number} · {channel_name}
      </span>
    </span>
  );
}
