// SPDX-License-Identifier: AGPL-3.0-or-later
// The side of IMAP that has the mail (RFC 3501, with IDLE of RFC 2177 and the special uses of RFC 6154).
import { type Bearer, bearerOf, refusedBearer } from "./bearer";
import type { LineSocket } from "./line_socket";

export interface StoredMail {
  uid: number;
  /** One character a byte. */
  bytes: string;
  flags: Set<string>;
  arrived: Date;
}

export interface Folder {
  name: string;
  use: string;
  uidValidity: number;
  uidNext: number;
  mails: StoredMail[];
}

export interface ImapHost {
  user: string;
  password: string;
  takesToken(token: string): boolean;
  hasIdle: boolean;
  folders: Folder[];
  heard(command: string): void;
  /** What is said instead of OK; "drop": it hangs up. */
  signInFailure(): string | undefined;
  /** Called when a mail has come, until the end is called. */
  watch(watcher: () => void): () => void;
  idles(by: 1 | -1): void;
}

class Over extends Error {}
/** The other side's mistake. */
class Bad extends Error {}

export async function talkImap(line: LineSocket, host: ImapHost): Promise<void> {
  const session = new ImapSession(line, host);
  line.say("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR] ready");
  try {
    for (let command = await line.hear(); command !== undefined; command = await line.hear()) await session.obey(command);
  } catch (error) {
    if (!(error instanceof Over)) throw error;
  }
}

class ImapSession {
  #isSignedIn = false;
  #folder: Folder | undefined;
  #isReadOnly = true;
  /** How many mails of the folder the other side has been told of. */
  #told = 0;

  constructor(
    private readonly line: LineSocket,
    private readonly host: ImapHost,
  ) {}

  async obey(command: string): Promise<void> {
    this.host.heard(command.replace(/^(\S+ LOGIN).*/i, "$1 …"));
    const [, tag, uid = "", verb = "", rest = ""] = /^(\S+) (UID )?(\w+) ?(.*)$/i.exec(command) ?? [];
    if (tag === undefined) return this.line.say("* BAD what?");
    try {
      const answer = await this.#carryOut(tag, (uid + verb).toUpperCase(), rest);
      this.line.say(`${tag} ${answer}`);
      if (verb.toUpperCase() === "LOGOUT") throw new Over();
    } catch (error) {
      if (!(error instanceof Bad)) throw error;
      this.line.say(`${tag} BAD ${error.message}`);
    }
  }

  async #carryOut(tag: string, verb: string, rest: string): Promise<string> {
    switch (verb) {
      case "CAPABILITY":
        this.line.say(`* CAPABILITY IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 SASL-IR SPECIAL-USE${this.host.hasIdle ? " IDLE" : ""}`);
        return "OK done";
      case "NOOP":
        this.#tellNews();
        return "OK done";
      case "LOGOUT":
        this.line.say("* BYE see you");
        return "OK done";
      case "LOGIN":
        return this.#signIn(words(rest));
      case "AUTHENTICATE":
        return this.#authenticate(rest);
    }
    if (!this.#isSignedIn) throw new Bad("sign in first");
    switch (verb) {
      case "LIST":
        return this.#list(words(rest)[1] ?? "");
      case "SELECT":
      case "EXAMINE":
        return this.#open(words(rest)[0] ?? "", verb === "EXAMINE");
      case "STATUS":
        return this.#status(words(rest)[0] ?? "", /\(([^)]*)\)/.exec(rest)?.[1] ?? "");
    }
    if (!this.#folder) throw new Bad("no folder is open");
    switch (verb) {
      case "UID SEARCH":
        return this.#search(this.#folder, rest);
      case "UID FETCH":
        return this.#fetch(this.#folder, rest);
      case "IDLE":
        return this.#idle(tag);
      case "CLOSE":
        this.#folder = undefined;
        return "OK done";
      default:
        throw new Bad(`no command ${verb}`);
    }
  }

  async #authenticate(rest: string): Promise<string> {
    const [kind = "", first] = rest.split(" ");
    if (!/^(PLAIN|XOAUTH2)$/i.test(kind)) return "NO no such way";
    if (first === undefined) this.line.say("+ ");
    const answer = first ?? (await this.line.hear());
    if (answer === undefined) throw new Over();
    if (kind.toUpperCase() === "XOAUTH2") return this.#signInBy(bearerOf(Buffer.from(answer, "base64").toString()));
    return this.#signIn(Buffer.from(answer, "base64").toString().split("\0").slice(1));
  }

  /** A refusal is a question first, as Google and Microsoft have it: whoever gets it sends an empty line, or goes. */
  async #signInBy({ user, token }: Bearer): Promise<string> {
    this.#isSignedIn = user === this.host.user && this.host.takesToken(token);
    if (this.#isSignedIn) return "OK welcome";
    this.line.say(`+ ${refusedBearer}`);
    if ((await this.line.hear()) === undefined) throw new Over();
    return "NO [AUTHENTICATIONFAILED] Invalid credentials";
  }

  #signIn([user, password]: string[]): string {
    const failure = this.host.signInFailure();
    if (failure === "drop") {
      this.line.hangUp();
      throw new Over();
    }
    if (failure !== undefined) return failure;
    this.#isSignedIn = user === this.host.user && password === this.host.password;
    return this.#isSignedIn ? "OK welcome" : "NO [AUTHENTICATIONFAILED] wrong user or password";
  }

  #list(pattern: string): string {
    for (const { name, use } of this.host.folders)
      if (pattern === "*" || pattern === "%" || pattern === name) this.line.say(`* LIST (\\HasNoChildren${use && ` ${use}`}) "/" ${JSON.stringify(name)}`);
    return "OK done";
  }

  #folderOf(name: string): Folder | undefined {
    return this.host.folders.find((each) => each.name === name || (/^inbox$/i.test(name) && each.name === "INBOX"));
  }

  #open(name: string, isReadOnly: boolean): string {
    this.#folder = this.#folderOf(name);
    this.#isReadOnly = isReadOnly;
    if (!this.#folder) return "NO [NONEXISTENT] no such folder";
    this.#told = this.#folder.mails.length;
    this.line.say(`* ${this.#told} EXISTS`, "* 0 RECENT", "* FLAGS (\\Seen \\Answered \\Flagged \\Deleted \\Draft)");
    this.line.say(`* OK [UIDVALIDITY ${this.#folder.uidValidity}] valid`, `* OK [UIDNEXT ${this.#folder.uidNext}] next`);
    return isReadOnly ? "OK [READ-ONLY] open" : "OK [READ-WRITE] open";
  }

  #status(name: string, items: string): string {
    const folder = this.#folderOf(name);
    if (!folder) return "NO [NONEXISTENT] no such folder";
    const unseen = folder.mails.filter((each) => !each.flags.has("\\Seen")).length;
    const values: Record<string, number> = { MESSAGES: folder.mails.length, UIDNEXT: folder.uidNext, UIDVALIDITY: folder.uidValidity, UNSEEN: unseen, RECENT: 0 };
    const said = items.split(" ").map((item) => `${item} ${values[item.toUpperCase()] ?? fail(`no item ${item}`)}`);
    this.line.say(`* STATUS ${JSON.stringify(folder.name)} (${said.join(" ")})`);
    return "OK done";
  }

  /** ALL, UID a:b,c and SINCE 1-Nov-2026, all of which must hold. */
  #search(folder: Folder, rest: string): string {
    const given = words(rest);
    let found = folder.mails;
    for (let key = given.shift(); key !== undefined; key = given.shift()) {
      const value = key.toUpperCase() === "ALL" ? "" : (given.shift() ?? "");
      if (key.toUpperCase() === "UID") found = found.filter(within(value, folder));
      else if (key.toUpperCase() === "SINCE") found = found.filter((each) => each.arrived.getTime() >= Date.parse(`${value} 00:00 UTC`));
      else if (key.toUpperCase() !== "ALL") throw new Bad(`no search by ${key}`);
    }
    this.line.say(["* SEARCH", ...found.map((each) => each.uid)].join(" "));
    return "OK done";
  }

  #fetch(folder: Folder, rest: string): string {
    const [, set = "", list = ""] = /^(\S+) \(?(.*?)\)?$/.exec(rest) ?? [];
    const items = list.match(/[A-Z0-9.]+(\[[^\]]*\])?(<\d+\.\d+>)?/gi) ?? [];
    for (const mail of folder.mails.filter(within(set, folder))) {
      const said = items.map((item) => this.#item(mail, item));
      if (!items.some((item) => item.toUpperCase() === "UID")) said.unshift(`UID ${mail.uid}`);
      this.line.say(`* ${folder.mails.indexOf(mail) + 1} FETCH (${said.join(" ")})`);
    }
    return "OK done";
  }

  #item(mail: StoredMail, item: string): string {
    const name = item.toUpperCase();
    if (name === "UID") return `UID ${mail.uid}`;
    if (name === "FLAGS") return `FLAGS (${[...mail.flags].join(" ")})`;
    if (name === "RFC822.SIZE") return `RFC822.SIZE ${mail.bytes.length}`;
    const [, peek, section, from, length] = /^BODY(\.PEEK)?\[(|HEADER|TEXT)\](?:<(\d+)\.(\d+)>)?$/.exec(name) ?? fail(`no item ${item}`);
    if (!peek && !this.#isReadOnly) mail.flags.add("\\Seen");
    const blank = mail.bytes.indexOf("\r\n\r\n");
    const end = blank < 0 ? mail.bytes.length : blank + 4;
    const whole = section === "HEADER" ? mail.bytes.slice(0, end) : section === "TEXT" ? mail.bytes.slice(end) : mail.bytes;
    const bytes = from === undefined ? whole : whole.slice(Number(from), Number(from) + Number(length));
    return `BODY[${section}]${from === undefined ? "" : `<${from}>`} {${bytes.length}}\r\n${bytes}`;
  }

  async #idle(tag: string): Promise<string> {
    if (!this.host.hasIdle) throw new Bad("no IDLE here");
    this.line.say("+ idling");
    this.#tellNews();
    const end = this.host.watch(() => this.#tellNews());
    this.host.idles(1);
    const done = await this.line.hear().finally(() => {
      end();
      this.host.idles(-1);
    });
    if (done === undefined) throw new Over();
    this.host.heard(`${tag} ${done}`);
    if (done.toUpperCase() !== "DONE") throw new Bad("DONE is what ends it");
    return "OK done";
  }

  #tellNews(): void {
    const now = this.#folder?.mails.length ?? 0;
    if (now !== this.#told) this.line.say(`* ${now} EXISTS`);
    this.#told = now;
  }
}

function fail(why: string): never {
  throw new Bad(why);
}

function words(text: string): string[] {
  return [...text.matchAll(/"((?:[^"\\]|\\.)*)"|([^\s"]+)/g)].map((each) => each[2] ?? each[1]!.replaceAll(/\\(.)/g, "$1"));
}

/** "7:*" names the last mail even when its number is lower (RFC 3501, sequence-set). */
function within(set: string, folder: Folder): (mail: StoredMail) => boolean {
  const last = folder.mails.at(-1)?.uid ?? 0;
  const number = (text: string) => (text === "*" ? last : Number(text) || fail(`no number: ${text}`));
  const ranges = set.split(",").map((range) => {
    const ends = range.split(":").map(number);
    return [Math.min(...ends), Math.max(...ends)] as const;
  });
  return ({ uid }) => ranges.some(([first, end]) => uid >= first && uid <= end);
}
