// SPDX-License-Identifier: AGPL-3.0-or-later
// Who the visitor is: the token of this browser for this channel, and what the form before the chat asked.
import { ProblemError } from "../../../shared/api";
import type { Id } from "../../../shared/ids";
import type { Page } from "../../messages";
import type { Client } from "./client";
import type { Config } from "./model";
import type { Shelf } from "./storage";

export interface Profile {
  name?: string;
  email?: string;
  department_id?: Id;
}

/** Whom a token names, unchecked: only to see whether it is the one that this browser has a session for. */
export function subjectOf(identity: string): string {
  try {
    const part = (identity.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
    const bytes = Uint8Array.from(atob(part), (letter) => letter.codePointAt(0)!);
    const { sub } = JSON.parse(new TextDecoder().decode(bytes)) as { sub?: unknown };
    return typeof sub === "string" ? sub : "";
  } catch {
    return "";
  }
}

export class Session {
  private opening: Promise<void> | undefined;
  private identity: string | undefined;

  constructor(
    private readonly shelf: Shelf,
    private readonly client: () => Client,
    private readonly changed: () => void,
  ) {}

  get token(): string | null {
    return this.shelf.get<string>("token");
  }

  /** Whom the host site named when this session was made. */
  get subject(): string | null {
    return this.shelf.get<string>("subject");
  }

  needsForm(config: Config | null): boolean {
    if (!config || this.token || this.identity || this.shelf.get("profile")) return false;
    const { ask_name, ask_email } = config.settings;
    return ask_name !== "off" || ask_email !== "off" || config.departments.length > 0;
  }

  introduce(profile: Profile) {
    this.shelf.set("profile", profile);
  }

  /** The host site says who this is. False: nothing to do, this browser has that customer's session. */
  identify(identity: string): boolean {
    this.identity = identity;
    return !this.token || this.subject !== subjectOf(identity);
  }

  isNamedBy(identity: string): boolean {
    return this.identity === identity;
  }

  /** The session of the one whom the host site named, in place of the one so far. */
  async become(page: Page, language: string) {
    const { identity } = this;
    await this.opening?.catch(() => undefined);
    if (identity !== this.identity) return;
    this.opening = this.create(page, language).finally(() => (this.opening = undefined));
    await this.opening;
  }

  /** Made at the first message, so that looking at the widget leaves no trace on the desk. */
  open(page: Page, language: string): Promise<void> {
    if (this.token) return Promise.resolve();
    this.opening ??= this.create(page, language).finally(() => (this.opening = undefined));
    return this.opening;
  }

  /** The session that an e-mail has led to, in place of the one so far. */
  adopt(token: string) {
    this.shelf.set("token", token);
    this.shelf.remove("subject");
    this.changed();
  }

  /** Forgets `token` unless another one has taken its place already. */
  end(token: string | null) {
    if (!token || token !== this.token) return;
    this.shelf.remove("token");
    this.shelf.remove("subject");
    this.changed();
  }

  forget() {
    this.identity = undefined;
    this.shelf.remove("profile");
    this.end(this.token);
  }

  private async create(page: Page, language: string) {
    const { identity } = this;
    const who = identity ? { identity_token: identity } : (this.shelf.get<Profile>("profile") ?? {});
    const visit = { language, page_url: page.url, page_title: page.title };
    try {
      const { token } = await this.client().createSession({ ...who, ...visit });
      // Another one was named, or nobody any more, while this was on its way.
      if (identity !== this.identity) return;
      this.shelf.set("token", token);
      if (identity) this.shelf.set("subject", subjectOf(identity));
    } catch (error) {
      if (error instanceof ProblemError && error.code === "bad_identity_token") this.identity = undefined;
      // What the desk does not take is asked for again before the next try.
      if (error instanceof ProblemError && error.code === "invalid") this.shelf.remove("profile");
      throw error;
    }
    this.changed();
  }
}
