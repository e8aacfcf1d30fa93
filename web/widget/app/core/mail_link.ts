// SPDX-License-Identifier: AGPL-3.0-or-later
// CH6: the link in the mail about a message that waits here lets this browser into its conversation, when somebody presses.
// Opening the page does nothing: programs that look into mails open every link.
import { ProblemError } from "../../../shared/api";
import type { Client } from "./client";
import type { Outbox } from "./outbox";
import type { Session } from "./session";
import type { Store } from "./state";

/** over: it leads nowhere any more. failed: not now. */
export type Returning = "asked" | "busy" | "over" | "failed";

/** The fragment, which no server ever sees. */
export function linkIn(hash: string): string | null {
  return /^#continue\/([\w-]{20,100})\/?$/.exec(hash)?.[1] ?? null;
}

export class MailLink {
  constructor(
    private link: string,
    private readonly store: Store,
    private readonly client: Pick<Client, "followLink">,
    private readonly session: Pick<Session, "adopt">,
    private readonly outbox: Pick<Outbox, "forgetUploads">,
  ) {
    store.set({ screen: "return" });
  }

  /** True: this browser sees the conversation now. */
  async follow(): Promise<boolean> {
    if (!this.link || this.store.state.returning === "busy") return false;
    this.store.set({ returning: "busy" });
    try {
      const { token } = await this.client.followLink({ link: this.link });
      this.done("asked");
      // None: the session of this browser sees the conversation already.
      if (token) this.become(token);
      return true;
    } catch (error) {
      const over = error instanceof ProblemError && error.status >= 400 && error.status < 429;
      if (over) this.done("over");
      else this.store.set({ returning: "failed" });
      return false;
    }
  }

  /** What was uploaded and not sent belongs to the visitor so far. */
  private become(token: string) {
    this.outbox.forgetUploads();
    this.session.adopt(token);
  }

  /** The link stands in no address, and in no bookmark made of it, for longer than it has to. */
  private done(returning: Returning) {
    this.link = "";
    history.replaceState(null, "", location.pathname + location.search);
    this.store.set({ returning });
  }
}
