// SPDX-License-Identifier: AGPL-3.0-or-later
// The side of SMTP that takes mail (RFC 5321), and refuses what others would refuse.
import { type Bearer, bearerOf, refusedBearer } from "./bearer";
import type { LineSocket } from "./line_socket";

/**
 * What the server answers instead; "drop": it hangs up without an answer, and at DATA with the mail in its hands;
 * "stall", at DATA: it has the mail and never says so.
 */
export type Failure = string;

export interface SmtpHost {
  user: string;
  password: string;
  takesToken(token: string): boolean;
  heard(command: string): void;
  failure(step: "AUTH" | "MAIL" | "RCPT" | "DATA"): Failure | undefined;
  take(from: string, to: string[], bytes: string): void;
}

/** A session has ended: the line is closed, or must be. */
class Over extends Error {}

export async function talkSmtp(line: LineSocket, host: SmtpHost): Promise<void> {
  const session = new SmtpSession(line, host);
  line.say("220 fake.test ESMTP ready");
  try {
    for (let command = await line.hear(); command !== undefined; command = await line.hear()) await session.obey(command);
  } catch (error) {
    if (!(error instanceof Over)) throw error;
  }
}

class SmtpSession {
  #isSignedIn = false;
  #from: string | undefined;
  #to: string[] = [];

  constructor(
    private readonly line: LineSocket,
    private readonly host: SmtpHost,
  ) {}

  async obey(command: string): Promise<void> {
    this.host.heard(command);
    const [, verb = "", rest = ""] = /^(\w+) ?(.*)$/.exec(command) ?? [];
    switch (verb.toUpperCase()) {
      case "EHLO":
        this.#forget();
        return this.line.say("250-fake.test", "250-AUTH PLAIN LOGIN XOAUTH2", "250-8BITMIME", "250-ENHANCEDSTATUSCODES", "250 SIZE 50000000");
      case "HELO":
        return this.line.say("250 fake.test");
      case "AUTH":
        return this.#signIn(rest);
      case "MAIL":
        return this.#mail(rest);
      case "RCPT":
        return this.#recipient(rest);
      case "DATA":
        return this.#data();
      case "RSET":
        this.#forget();
        return this.line.say("250 2.0.0 forgotten");
      case "NOOP":
        return this.line.say("250 2.0.0 fine");
      case "QUIT":
        this.line.say("221 2.0.0 bye");
        throw new Over();
      default:
        return this.line.say("500 5.5.1 what?");
    }
  }

  async #signIn(rest: string): Promise<void> {
    const [kind = "", first] = rest.split(" ");
    let given: string | undefined;
    if (kind.toUpperCase() === "XOAUTH2") return this.#signInBy(bearerOf(first ? decoded(first) : await this.#ask("")));
    if (kind.toUpperCase() === "PLAIN") {
      const [, user, password] = (first ? decoded(first) : await this.#ask("")).split("\0");
      given = `${user} ${password}`;
    } else if (kind.toUpperCase() === "LOGIN") {
      given = `${first ? decoded(first) : await this.#ask("Username:")} ${await this.#ask("Password:")}`;
    } else return this.line.say("504 5.5.4 no such way");
    if (this.#fails("AUTH")) return;
    this.#isSignedIn = given === `${this.host.user} ${this.host.password}`;
    this.line.say(this.#isSignedIn ? "235 2.7.0 welcome" : "535 5.7.8 wrong user or password");
  }

  async #signInBy({ user, token }: Bearer): Promise<void> {
    this.#isSignedIn = user === this.host.user && this.host.takesToken(token);
    if (this.#isSignedIn) return this.line.say("235 2.7.0 welcome");
    this.line.say(`334 ${refusedBearer}`);
    await this.#hear();
    this.line.say("535 5.7.8 Username and Password not accepted");
  }

  #mail(rest: string): void {
    const from = /^FROM:<([^<>\s]*)>((?: [A-Z0-9]+(=\S+)?)*)$/i.exec(rest)?.[1];
    if (!this.#isSignedIn) return this.line.say("530 5.7.0 sign in first");
    if (this.#from !== undefined) return this.line.say("503 5.5.1 one mail after the other");
    if (from === undefined) return this.line.say("501 5.5.4 from whom?");
    if (this.#fails("MAIL")) return;
    this.#from = from;
    this.line.say("250 2.1.0 fine");
  }

  #recipient(rest: string): void {
    const to = /^TO:<([^<>\s@]+@[^<>\s@]+)>$/i.exec(rest)?.[1];
    if (this.#from === undefined) return this.line.say("503 5.5.1 from whom?");
    if (to === undefined) return this.line.say("501 5.1.3 to whom?");
    if (this.#fails("RCPT")) return;
    this.#to.push(to);
    this.line.say("250 2.1.5 fine");
  }

  async #data(): Promise<void> {
    if (this.#from === undefined || this.#to.length === 0) return this.line.say("503 5.5.1 to whom?");
    this.line.say("354 go on");
    const lines: string[] = [];
    for (let next = await this.#hear(); next !== "."; next = await this.#hear()) lines.push(next.replace(/^\./, ""));
    const failure = this.host.failure("DATA");
    if (failure !== undefined && failure !== "drop" && failure !== "stall") this.line.say(failure);
    else if (lines.some((each) => /[\r\n]/.test(each))) this.line.say("554 5.6.0 a bare CR or LF");
    else if (lines.some((each) => each.length > 998)) this.line.say("554 5.6.0 a line is too long");
    else {
      this.host.take(this.#from, this.#to, lines.map((each) => `${each}\r\n`).join(""));
      if (failure === "drop") this.#drop();
      if (failure === "stall") for (;;) await this.#hear();
      this.line.say("250 2.0.0 taken");
    }
    this.#forget();
  }

  #fails(step: "AUTH" | "MAIL" | "RCPT"): boolean {
    const failure = this.host.failure(step);
    if (failure === "drop") this.#drop();
    if (failure !== undefined) this.line.say(failure);
    return failure !== undefined;
  }

  #drop(): never {
    this.line.hangUp();
    throw new Over();
  }

  async #ask(question: string): Promise<string> {
    this.line.say(`334 ${Buffer.from(question).toString("base64")}`);
    return decoded(await this.#hear());
  }

  async #hear(): Promise<string> {
    const heard = await this.line.hear();
    if (heard === undefined) throw new Over();
    return heard;
  }

  #forget(): void {
    this.#from = undefined;
    this.#to = [];
  }
}

function decoded(base64: string): string {
  return Buffer.from(base64, "base64").toString();
}
