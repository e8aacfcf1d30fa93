// SPDX-License-Identifier: AGPL-3.0-or-later
// Dovecot and Postfix of the system, on ports and in a folder of their own, gone at the end. Mails to the domains of the
// mailboxes are delivered, those to nobody come back, and nothing leaves this machine.
import { execFileSync, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import os from "node:os";
import path from "node:path";
import { LineSocket } from "./line_socket";
import { SentMail } from "./mail_reading";
import { dovecotConf, postfixMain, postfixMaster, type MailPlan } from "./real_mail_conf";
import { freePort } from "./server";

// Postfix begins as root, and becomes others by itself.
const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "-n"];

async function root(command: string, ...args: string[]): Promise<void> {
  const [first, ...rest] = [...asRoot, command, ...args];
  // Daemons keep what they were given to write to.
  const child = spawn(first!, rest, { stdio: "ignore" });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`${command} ${args.join(" ")}: exit code ${code}`);
}

/** What ./dev setup installs; said here, because a program that is missing would only be seen as one that does not answer. */
function checkInstalled(): void {
  const needed = ["/usr/sbin/dovecot", "/usr/lib/dovecot/imap", "/usr/lib/dovecot/lmtp", "/usr/sbin/postfix", "/etc/postfix/postfix-files", "/usr/bin/openssl", "/usr/bin/ps"];
  const missing = needed.filter((each) => !existsSync(each));
  if (missing.length) throw new Error(`${missing.join(", ")} not found: ./dev setup installs Dovecot and Postfix`);
}

export class RealMail {
  readonly password = "secret-of-the-tests";

  private constructor(private readonly plan: MailPlan) {}

  /** Mailboxes by their addresses; the parts before the @ are all different. */
  static async start(...addresses: string[]): Promise<RealMail> {
    checkInstalled();
    const folder = mkdtempSync(path.join(os.tmpdir(), "harken-mail-"));
    const [imap, imaps, lmtp, smtp, submission] = await Promise.all(Array.from({ length: 5 }, freePort));
    const domains = [...new Set(addresses.map((each) => each.split("@")[1]!))];
    const mail = new RealMail({ folder, imap: imap!, imaps: imaps!, lmtp: lmtp!, smtp: smtp!, submission: submission!, domains });
    try {
      mail.#write(addresses);
      await Promise.all([mail.startDovecot(), mail.#startPostfix()]);
    } catch (error) {
      await mail.dispose().catch(() => undefined);
      throw error;
    }
    return mail;
  }

  async dispose(): Promise<void> {
    await Promise.allSettled([root("postfix", "-c", `${this.plan.folder}/postfix`, "stop"), this.stopDovecot()]);
    if (asRoot.length) await root("rm", "-rf", this.plan.folder);
    rmSync(this.plan.folder, { recursive: true, force: true });
  }

  async startDovecot(): Promise<void> {
    await root("dovecot", "-c", `${this.plan.folder}/dovecot.conf`);
    await this.#answers(this.plan.imap);
  }

  async stopDovecot(): Promise<void> {
    await root("doveadm", "-c", `${this.plan.folder}/dovecot.conf`, "stop");
  }

  get caFile(): string {
    return `${this.plan.folder}/cert.pem`;
  }

  /** For POST /connections; both servers want TLS before a password. */
  settings(address: string, security: "starttls" | "tls" = "starttls"): Record<string, unknown> {
    const user = address.split("@")[0];
    const at = (port: number, how: string) => ({ host: "127.0.0.1", port, security: how, user });
    return {
      address,
      name: address,
      imap: at(security === "tls" ? this.plan.imaps : this.plan.imap, security),
      smtp: at(this.plan.submission, "starttls"),
      plus_addressing: true,
    };
  }

  get secrets(): Record<string, string> {
    return { imap_password: this.password };
  }

  /** Somebody's program hands a mail to the server; `from` is of the envelope. */
  async send(from: string, to: string, eml: string): Promise<void> {
    const line = new LineSocket(connect(this.plan.smtp, "127.0.0.1"));
    await this.#said(line, "220");
    const lines = eml.replaceAll(/\r?\n/g, "\r\n").replace(/\r\n$/, "").split("\r\n");
    const body = lines.map((each) => (each.startsWith(".") ? `.${each}` : each));
    for (const [command, code] of [["EHLO cust.test", "250"], [`MAIL FROM:<${from}>`, "250"], [`RCPT TO:<${to}>`, "250"], ["DATA", "354"]] as const) {
      line.say(command);
      await this.#said(line, code);
    }
    line.say(...body, ".");
    await this.#said(line, "250");
    line.hangUp();
  }

  /** Another program puts a mail into a folder, as it does with what it has sent. */
  store(address: string, folder: "Sent", eml: string): void {
    const place = `${this.#maildir(address)}/.${folder}`;
    const name = `${Date.now()}.${randomUUID()}.tests`;
    const file = path.join(this.plan.folder, name);
    writeFileSync(file, eml.replaceAll(/\r?\n/g, "\r\n"));
    chmodSync(file, 0o666);
    renameSync(file, `${place}/new/${name}`);
  }

  /** What has arrived for them, in order. */
  mailsOf(address: string): SentMail[] {
    const folders = ["new", "cur"].map((each) => `${this.#maildir(address)}/${each}`).filter(existsSync);
    const files = folders.flatMap((folder) => readdirSync(folder).map((name) => path.join(folder, name)));
    const arrived = (file: string) => path.basename(file).split(",")[0]!;
    files.sort((a, b) => (arrived(a) < arrived(b) ? -1 : 1));
    // Dovecot may move one between the two at any moment.
    return files.filter(existsSync).map((file) => new SentMail("", [address], readFileSync(file, "latin1").replaceAll(/\r?\n/g, "\r\n")));
  }

  /** Something with these words has arrived for them. */
  async arrives(address: string, words: string): Promise<SentMail> {
    const find = () => this.mailsOf(address).find((each) => each.text.includes(words));
    await this.#until(() => find() !== undefined, `"${words}" for ${address}`);
    return find()!;
  }

  /** No mail is on its way inside of Postfix. */
  get isQuiet(): boolean {
    const queues = ["maildrop", "incoming", "active", "deferred", "defer", "bounce"];
    return queues.every((each) => {
      const listed = execFileSync("find", [`${this.plan.folder}/spool/${each}`, "-type", "f"], { encoding: "utf8" });
      return listed === "";
    });
  }

  /** Somebody waits for this mailbox's mail by IDLE, as the title of Dovecot's process says. */
  async isWaitedFor(address: string): Promise<void> {
    const title = new RegExp(`imap \\[${address.split("@")[0]} 127\\.0\\.0\\.1 IDLE`);
    await this.#until(() => title.test(execFileSync("ps", ["-eo", "args"], { encoding: "utf8" })), `IDLE for ${address}`);
  }

  log(): string {
    const of = (name: string) => (existsSync(`${this.plan.folder}/${name}`) ? readFileSync(`${this.plan.folder}/${name}`, "utf8").slice(-3000) : "");
    return of("dovecot.log") + of("postfix.log");
  }

  #maildir(address: string): string {
    return `${this.plan.folder}/mail/${address.split("@")[0]}`;
  }

  #write(addresses: string[]): void {
    const { folder } = this.plan;
    chmodSync(folder, 0o755);
    for (const each of ["mail", "run", "spool", "lib", "postfix"]) mkdirSync(path.join(folder, each));
    const certificate = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", `${folder}/key.pem`, "-out", `${folder}/cert.pem`];
    execFileSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", ...certificate], { stdio: "ignore" });
    const put = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
    put("users", addresses.map((each) => `${each.split("@")[0]}:{PLAIN}${this.password}\n`).join(""));
    put("dovecot.conf", dovecotConf(this.plan));
    put("postfix/main.cf", postfixMain(this.plan));
    put("postfix/master.cf", postfixMaster(this.plan));
    // What Postfix checks of its own folders when it starts.
    execFileSync("cp", ["/etc/postfix/postfix-files", `${folder}/postfix/`]);
    this.#own("mail:mail", "mail");
    this.#own("root:root", "postfix", "spool");
    this.#own("postfix", "lib");
  }

  async #startPostfix(): Promise<void> {
    await root("postfix", "-c", `${this.plan.folder}/postfix`, "start");
    await this.#answers(this.plan.smtp);
  }

  #own(owner: string, ...names: string[]): void {
    const [first, ...rest] = [...asRoot, "chown", "-R", owner, ...names.map((name) => path.join(this.plan.folder, name))];
    execFileSync(first!, rest);
  }

  async #until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
    for (const end = Date.now() + 20_000; !(await holds()); ) {
      if (Date.now() > end) throw new Error(`waited in vain for ${what}: ${this.log()}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async #answers(port: number): Promise<void> {
    const greets = async () => {
      const line = new LineSocket(connect(port, "127.0.0.1"));
      const hello = await line.hear().catch(() => undefined);
      line.hangUp();
      return hello !== undefined;
    };
    await this.#until(greets, `port ${port}`);
  }

  async #said(line: LineSocket, code: string): Promise<void> {
    for (;;) {
      const said = await line.hear();
      if (!said?.startsWith(code)) throw new Error(`Postfix says ${said}, not ${code}`);
      if (said[3] !== "-") return;
    }
  }
}
