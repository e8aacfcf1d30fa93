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

export class Session {
  private opening: Promise<void> | undefined;

  constructor(
    private readonly shelf: Shelf,
    private readonly client: () => Client,
    private readonly changed: () => void,
  ) {}

  get token(): string | null {
    return this.shelf.get<string>("token");
  }

  needsForm(config: Config | null): boolean {
    if (!config || this.token || this.shelf.get("profile")) return false;
    const { ask_name, ask_email } = config.settings;
    return ask_name !== "off" || ask_email !== "off" || config.departments.length > 0;
  }

  introduce(profile: Profile) {
    this.shelf.set("profile", profile);
  }

  /** Made at the first message, so that looking at the widget leaves no trace on the desk. */
  open(page: Page, language: string): Promise<void> {
    if (this.token) return Promise.resolve();
    this.opening ??= this.create(page, language).finally(() => (this.opening = undefined));
    return this.opening;
  }

  /** Forgets `token` unless another one has taken its place already. */
  end(token: string | null) {
    if (!token || token !== this.token) return;
    this.shelf.remove("token");
    this.changed();
  }

  forget() {
    this.shelf.remove("profile");
    this.end(this.token);
  }

  private async create(page: Page, language: string) {
    const profile = this.shelf.get<Profile>("profile") ?? {};
    const visit = { language, page_url: page.url, page_title: page.title };
    try {
      const { token } = await this.client().createSession({ ...profile, ...visit });
      this.shelf.set("token", token);
    } catch (error) {
      // What the desk does not take is asked for again before the next try.
      if (error instanceof ProblemError && error.code === "invalid") this.shelf.remove("profile");
      throw error;
    }
    this.changed();
  }
}
