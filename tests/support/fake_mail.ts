// SPDX-License-Identifier: AGPL-3.0-or-later
// A mailbox for tests: IMAP and SMTP on ports of their own, as strict as servers are, with failures on demand. Nothing in it
// waits for time.
import { type Folder, type ImapHost, talkImap } from "./fake_imap";
import { type SmtpHost, talkSmtp } from "./fake_smtp";
import { LineServer, Watchers } from "./line_socket";
import { SentMail } from "./mail_reading";

export { mail } from "./mail_text";
export type { SentMail } from "./mail_reading";

/** LOGIN is signing in by IMAP, AUTH by SMTP; the others are steps of sending a mail. */
export type Step = "LOGIN" | "AUTH" | "MAIL" | "RCPT" | "DATA";

export class FakeMail {
  readonly user = "desk-of-the-tests";
  readonly password = "fake-password-of-the-tests";
  /** Access tokens that sign in by XOAUTH2 now. */
  readonly tokens = new Set<string>();
  /** What was sent through it, in order. */
  readonly mails: SentMail[] = [];
  /** Every command of the other side; neither passwords nor mails. */
  readonly commands: string[] = [];
  /** Without it the desk looks from time to time by itself. */
  hasIdle = true;
  /** It has every mail that is sent through it, and never says so. */
  stalls = false;

  readonly #folders: Folder[] = [
    { name: "INBOX", use: "", uidValidity: 1001, uidNext: 1, mails: [] },
    { name: "Sent", use: "\\Sent", uidValidity: 2001, uidNext: 1, mails: [] },
  ];
  readonly #failures = new Map<Step, string[]>();
  readonly #watchers = new Watchers();
  #imap!: LineServer;
  #smtp!: LineServer;
  #idling = 0;

  private constructor() {}

  static async start(): Promise<FakeMail> {
    const fake = new FakeMail();
    fake.#imap = await LineServer.start((line) => talkImap(line, fake.#imapHost()));
    fake.#smtp = await LineServer.start((line) => talkSmtp(line, fake.#smtpHost()));
    return fake;
  }

  async dispose(): Promise<void> {
    await Promise.all([this.#imap.dispose(), this.#smtp.dispose()]);
  }

  /** For POST /connections, with kind "email". */
  settings(address = "help@desk.test", more: Record<string, unknown> = {}): Record<string, unknown> {
    const at = (server: LineServer) => ({ host: "127.0.0.1", port: server.port, security: "none", user: this.user });
    return { address, name: "Help Desk", imap: at(this.#imap), smtp: at(this.#smtp), ...more };
  }

  get secrets(): Record<string, string> {
    return { imap_password: this.password };
  }

  /** Somebody's mail arrives; its UID. Lines of a text end as they must; bytes stay what they are. */
  deliver(eml: string | Buffer, name = "INBOX", arrived = new Date()): number {
    const folder = this.#folder(name);
    const bytes = typeof eml === "string" ? Buffer.from(eml.replaceAll(/\r?\n/g, "\r\n")) : eml;
    const uid = folder.uidNext++;
    folder.mails.push({ uid, bytes: bytes.toString("latin1"), flags: new Set(), arrived });
    this.#watchers.changed();
    return uid;
  }

  /** The server counts anew: the same mails under other numbers. Whoever has the folder open is sent away. */
  renewUidValidity(name = "INBOX"): void {
    const folder = this.#folder(name);
    folder.uidValidity += 1;
    folder.mails.forEach((mail, at) => (mail.uid = at + 1));
    folder.uidNext = folder.mails.length + 1;
    this.#imap.hangUp();
  }

  /** Of a mail in a folder, such as \Seen. */
  flags(uid: number, name = "INBOX"): string[] {
    return [...(this.#folder(name).mails.find((each) => each.uid === uid)?.flags ?? [])];
  }

  /** The next times at this step, in this order: a reply instead ("550 5.1.1 nobody"), or "drop" to hang up without one. */
  fail(step: Step, ...replies: string[]): void {
    this.#failures.set(step, [...(this.#failures.get(step) ?? []), ...replies]);
  }

  /** Every connection breaks. */
  hangUp(): void {
    this.#imap.hangUp();
    this.#smtp.hangUp();
  }

  /** Somebody waits for mail by IDLE. */
  get isIdle(): boolean {
    return this.#idling > 0;
  }

  /** How many do. */
  get idling(): number {
    return this.#idling;
  }

  async waitForMail(count = this.mails.length + 1): Promise<SentMail[]> {
    await this.until(() => this.mails.length >= count, `${count} mails`);
    return this.mails;
  }

  /** Asked again after every command, every mail, and whenever waiting for mail begins or ends. */
  async until(holds: () => boolean, what: string): Promise<void> {
    await this.#watchers.until(holds, () => `waited in vain for: ${what}; commands: ${this.commands.slice(-30).join(" | ")}`);
  }

  #folder(name: string): Folder {
    const folder = this.#folders.find((each) => each.name === name);
    if (!folder) throw new Error(`no folder ${name}`);
    return folder;
  }

  #imapHost(): ImapHost {
    const hasIdle = () => this.hasIdle;
    return {
      user: this.user,
      password: this.password,
      takesToken: (token) => this.tokens.has(token),
      folders: this.#folders,
      get hasIdle() {
        return hasIdle();
      },
      heard: (command) => this.#heard(command),
      signInFailure: () => this.#failures.get("LOGIN")?.shift(),
      watch: (watcher) => this.#watchers.watch(watcher),
      idles: (by) => {
        this.#idling += by;
        this.#watchers.changed();
      },
    };
  }

  #smtpHost(): SmtpHost {
    return {
      user: this.user,
      password: this.password,
      takesToken: (token) => this.tokens.has(token),
      heard: (command) => this.#heard(command),
      failure: (step) => this.#failures.get(step)?.shift() ?? (this.stalls && step === "DATA" ? "stall" : undefined),
      take: (from, to, bytes) => {
        this.mails.push(new SentMail(from, to, bytes));
        this.#watchers.changed();
      },
    };
  }

  #heard(command: string): void {
    this.commands.push(command.replace(/^((?:\S+ )?AUTH\w* \w+).*/i, "$1"));
    this.#watchers.changed();
  }
}
