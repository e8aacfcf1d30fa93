// SPDX-License-Identifier: AGPL-3.0-or-later
// The widget's one controller: what the visitor, the desk, the other tabs and the host page say meets here.
import { ProblemError, type Schemas } from "../../../shared/api";
import type { ClientId, Id } from "../../../shared/ids";
import type { FrameMessage, HostMessage, Page } from "../../messages";
import { Attention } from "./attention";
import { Backoff } from "./backoff";
import type { Bridge } from "./bridge";
import { type Client, createClient } from "./client";
import { type FileStore, openFileStore } from "./files";
import { Help } from "./help";
import { History } from "./history";
import { readsFromRight } from "./i18n";
import { cleanText } from "./limits";
import { MailLink } from "./mail_link";
import type { ClientFrame, Config, Event, Frame, Refused } from "./model";
import { Outgoing } from "./outgoing";
import { receiptOf } from "./receipts";
import { type Profile, Session } from "./session";
import { VisitorSocket } from "./socket";
import { playTone } from "./sound";
import { initialState, type Link, type OwnPreferences, Store } from "./state";
import { type KeyValue, Shelf } from "./storage";
import { type TabMessage, Tabs } from "./tabs";
import { addMessage, applyEvent, emptyThread } from "./thread";
import { TypingIn, TypingOut } from "./typing";

export interface DeskOptions {
  channel: string;
  storage: KeyValue;
  bridge: Bridge;
  preferences: OwnPreferences;
  /** Of an e-mail that has opened this page. */
  mailLink?: string | null;
}

export interface RefusedAnswer {
  field: string | undefined;
  answered: boolean;
}

const longSleep = 60_000;

export class Desk {
  readonly store: Store;
  readonly client: Client;
  readonly files: FileStore;
  readonly mailLink: MailLink | undefined;
  private readonly bridge: Bridge;
  private readonly shelf: Shelf;
  private readonly session: Session;
  private readonly tabs: Tabs;
  private readonly socket: VisitorSocket;
  private readonly history: History;
  private readonly help: Help;
  private readonly outgoing: Outgoing;
  private readonly attention: Attention;
  private readonly typingOut = new TypingOut((active) => this.forward({ type: "typing", active }));
  private readonly typingIn = new TypingIn((typing) => this.store.set({ typing }));
  private page: Page = { url: "", title: "" };
  private hiddenAt = Date.now();
  /** Of the last change of the session that was heard of. */
  private knownToken: string | null;
  private cameFrom: "home" | "chat" = "home";

  constructor({ channel, storage, bridge, preferences, mailLink }: DeskOptions) {
    this.bridge = bridge;
    this.shelf = new Shelf(storage, `harken:${channel}:`);
    const changed = () => this.sessionChanged(true);
    this.session = new Session(this.shelf, () => this.client, changed);
    this.knownToken = this.session.token;
    this.client = createClient(channel, () => this.session.token);
    this.files = openFileStore(`harken:${channel}`);
    this.store = new Store(initialState(this.shelf, preferences, !bridge.embedded));
    this.tabs = new Tabs(`harken:${channel}`, {
      lead: () => this.lead(),
      follow: () => this.follow(),
      receive: (message) => this.heardTab(message),
    });
    this.socket = new VisitorSocket({
      url: this.client.socketUrl,
      token: () => this.session.token,
      after: () => this.store.state.thread.seq,
      frame: (frame) => this.receive(frame),
      live: (live) => this.linked(live),
      failed: (times) => this.socketFailed(times),
    });
    const { store, shelf, client, files, socket, tabs } = this;
    const ended = (token: string | null) => this.sessionEnded(token);
    this.history = new History(store, client, this.session, {
      loaded: () => this.loaded(),
      unreachable: () => this.setLink("offline"),
      ended,
    });
    this.help = new Help(store, shelf, () => client);
    const parts = { store, shelf, client, files, socket, tabs };
    this.outgoing = new Outgoing(parts, {
      ensureSession: (page) => this.session.open(page, store.state.language),
      token: () => this.session.token,
      ended,
    });
    this.attention = new Attention(store, tabs, bridge, (receipt) => this.forward({ type: "receipt", ...receipt }));
    if (mailLink && !bridge.embedded) this.mailLink = new MailLink(mailLink, store, client, this.session, this.outgoing.outbox);
  }

  start() {
    this.bridge.listen((message) => this.heardHost(message));
    addEventListener("online", () => this.online());
    addEventListener("offline", () => this.offline());
    addEventListener("pagehide", () => this.tabs.leave());
    addEventListener("pageshow", (event) => event.persisted && this.resume());
    document.addEventListener("visibilitychange", () => this.visibilityChanged());
    addEventListener("storage", ({ key }) => this.storageChanged(key));
    this.tabs.join();
    this.tabs.tell({ kind: "ask" });
    void this.loadConfig();
    void this.help.load();
    void this.history.sync();
    this.bridge.tell({ harken: "session", active: !!this.session.token });
    this.bridge.tell({ harken: "ready" });
  }

  // ---- the visitor ----------------------------------------------------------------------------------------------

  get draft(): string {
    return this.shelf.get<string>("draft") ?? "";
  }

  openChat() {
    this.store.set({ screen: this.session.needsForm(this.store.state.config) ? "form" : "chat" });
    this.attention.update();
  }

  openHome() {
    this.store.set({ screen: "home" });
  }

  searchHelp(query: string) {
    this.help.search(query);
  }

  openArticle(id: Id, language: string) {
    this.cameFrom = this.store.state.screen === "chat" ? "chat" : "home";
    void this.help.open(id, language);
  }

  /** Back to where the article was opened from. */
  leaveArticle() {
    this.store.set({ screen: this.cameFrom });
    this.attention.update();
  }

  submitForm(profile: Profile) {
    this.session.introduce(profile);
    this.store.set({ screen: "chat" });
    this.wakeSender();
  }

  async send(text: string, files: File[]) {
    this.typingOut.stop();
    if (!cleanText(text) && !files.length) return;
    await this.outgoing.add(text, files, this.page);
    this.store.set({ sessionEnded: false });
    this.wakeSender();
  }

  retry(clientId: string) {
    this.outgoing.retry(clientId);
    if (this.session.needsForm(this.store.state.config)) this.store.set({ screen: "form" });
    else this.wakeSender();
  }

  /** Nothing when it is stored; else what was wrong. The same client id again is the same answer. */
  async answerForm(messageId: string, client_id: ClientId, answers: Schemas["FormAnswerRequest"]["answers"]): Promise<RefusedAnswer | null> {
    try {
      const message = await this.client.answer(messageId, { client_id, answers });
      this.store.set({ thread: addMessage(this.store.state.thread, message) });
      return null;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const field = error.problem.field?.startsWith("answers.") ? error.problem.field.slice("answers.".length) : undefined;
      return { field, answered: error.code === "already_answered" };
    }
  }

  discard(clientId: string) {
    this.outgoing.discard(clientId);
  }

  loadEarlier() {
    void this.history.loadEarlier();
  }

  typed(draft: string) {
    if (draft) this.shelf.set("draft", draft);
    else this.shelf.remove("draft");
    if (draft) this.typingOut.pressed();
    else this.typingOut.stop();
  }

  setMuted(muted: boolean) {
    this.shelf.set("muted", muted);
    this.store.set({ muted });
    this.tabs.tell({ kind: "settings" });
  }

  /** Takes what looks out of the closed window away, or opens the window at it. */
  endPeek(opens: boolean) {
    this.store.set({ peek: null });
    if (!opens) return;
    this.openChat();
    this.bridge.tell({ harken: "open" });
  }

  tellPeek(height: number) {
    this.bridge.tell({ harken: "peek", count: height });
  }

  tellLook(look: FrameMessage & { harken: "look" }) {
    this.bridge.tell(look);
  }

  close() {
    this.bridge.tell({ harken: "close" });
  }

  async loadConfig() {
    const backoff = new Backoff();
    for (;;) {
      try {
        const config: Config = await this.client.config();
        this.shelf.set("config", config);
        return this.store.set({ config, configFailed: null });
      } catch (error) {
        const gone = error instanceof ProblemError && error.status >= 400 && error.status < 429;
        this.store.set({ configFailed: gone ? "gone" : "unavailable" });
        if (gone) return;
        await new Promise((resolve) => setTimeout(resolve, backoff.next()));
      }
    }
  }

  // ---- the session ----------------------------------------------------------------------------------------------

  /** `here`: this tab made the change, so the others have to hear of it. */
  private sessionChanged(here: boolean) {
    this.knownToken = this.session.token;
    const hasSession = !!this.session.token;
    if (here) this.tabs.tell({ kind: "session" });
    this.socket.close();
    this.store.set({ hasSession, thread: emptyThread, typing: null });
    this.setLink(hasSession ? "connecting" : "idle");
    this.bridge.tell({ harken: "session", active: hasSession });
    this.attention.reset();
    void this.history.sync();
  }

  /** History is out of reach then; what was not sent stays, and goes out with a new session. */
  private sessionEnded(token: string | null) {
    if (token !== this.session.token) return;
    this.outgoing.outbox.forgetUploads();
    this.session.end(token);
    this.store.set({ sessionEnded: true });
  }

  /** Tried until the desk answers; what it refuses is told to whoever builds the site. */
  private async identify(identity: string) {
    const named = this.session.subject;
    if (!this.session.identify(identity)) return;
    // Somebody else was signed in before: nothing of theirs goes out under the new name.
    if (named) await this.logout(identity);
    const backoff = new Backoff();
    while (this.session.isNamedBy(identity)) {
      try {
        this.outgoing.outbox.forgetUploads();
        return await this.session.become(this.page, this.store.state.language);
      } catch (error) {
        const problem = error instanceof ProblemError ? error.problem : undefined;
        if (problem?.code === "bad_identity_token") return console.warn(`Harken: identify refused: ${problem.detail}`);
        await new Promise((resolve) => setTimeout(resolve, backoff.next(problem?.retry_after)));
      }
    }
  }

  private async logout(next?: string) {
    const ended = this.session.token ? this.client.endSession() : undefined;
    this.tabs.tell({ kind: "logout" });
    this.outgoing.clear();
    this.shelf.remove("draft");
    this.session.forget();
    if (next) this.session.identify(next);
    this.store.set({ screen: "home", sessionEnded: false });
    // Without the desk's answer the token is gone from here all the same.
    await ended?.catch(() => undefined);
  }

  // ---- the desk -------------------------------------------------------------------------------------------------

  private loaded() {
    this.outgoing.seen(this.store.state.thread.messages);
    this.attention.update();
    if (this.tabs.leads) this.socket.open();
  }

  private receive(frame: Frame) {
    this.outgoing.courier.hear(frame);
    if (frame.type === "resync") void this.history.sync();
    else if (frame.type === "cursor_expired") void this.history.sync().then(() => this.socket.renew());
    else if (frame.type === "refused") this.refused(frame as Refused);
    else if (frame.type === "typing" || "data" in frame) this.share(frame);
  }

  private share(frame: Frame) {
    this.tabs.tell({ kind: "frame", frame });
    this.apply(frame);
    const answered = "data" in frame && frame.type !== "message.updated" && frame.data.message?.sender.kind === "user";
    if (answered && !this.store.state.muted) playTone();
  }

  private apply(frame: Frame) {
    if ("data" in frame) return this.applyEvent(frame as Event);
    const { active, name } = frame as { active: boolean; name: string };
    this.typingIn.heard(active, name);
  }

  private applyEvent(event: Event) {
    this.store.set({ thread: applyEvent(this.store.state.thread, event) });
    const { message } = event.data;
    if (message?.sender.kind === "customer") this.outgoing.seen([message]);
    // What was edited or taken back is no news.
    if (message?.sender.kind === "user" && event.type !== "message.updated") {
      this.typingIn.heard(false, "");
      this.bridge.tell({ harken: "message", from: message.sender.name });
    }
    this.attention.update();
  }

  private refused({ client_id, code, retry_after }: Refused) {
    if (code === "unauthenticated") this.sessionEnded(this.session.token);
    else if (!client_id && retry_after) this.socket.retryAfter(retry_after);
  }

  private linked(live: boolean) {
    this.setLink(live ? "live" : "connecting");
    if (!live) return this.outgoing.courier.cut();
    this.attention.repeat();
    this.outgoing.sender.wake(true);
  }

  /** Where sockets are not let through, messages still come with every second try. */
  private socketFailed(times: number) {
    this.setLink("offline");
    if (times > 1) void this.history.sync();
  }

  private setLink(link: Link) {
    if (link === this.store.state.link) return;
    this.store.set({ link });
    if (this.tabs.leads) this.tabs.tell({ kind: "link", link });
  }

  private wakeSender() {
    if (this.session.needsForm(this.store.state.config)) return;
    if (this.tabs.leads) this.outgoing.sender.wake(true);
    else this.tabs.check();
  }

  /** Typing and receipts: over the leader's socket; a receipt also by POST where there is no socket. */
  private forward(frame: ClientFrame): boolean {
    if (!this.session.token) return false;
    if (!this.tabs.leads) this.tabs.tell({ kind: "forward", frame });
    else if (this.socket.send(frame)) return true;
    else if (frame.type !== "receipt") return false;
    else void this.client.receipt(receiptOf(frame)).catch(() => undefined);
    return true;
  }

  // ---- other tabs, the host page, the browser -------------------------------------------------------------------

  private lead() {
    this.outgoing.sender.start();
    this.setLink(this.session.token ? "connecting" : "idle");
    if (!this.store.state.thread.loaded) return void this.history.sync();
    // What was loaded before this tab led has not been told as delivered.
    this.attention.update();
    this.socket.open();
  }

  private follow() {
    this.outgoing.sender.stop();
    this.socket.close();
  }

  private heardTab(message: TabMessage) {
    switch (message.kind) {
      case "frame":
        return this.apply(message.frame);
      case "stored":
        return this.outgoing.heardStored(message.clientId, message.messageId);
      case "outbox":
        this.outgoing.reload();
        return this.tabs.leads ? this.outgoing.sender.wake() : undefined;
      case "ask":
        return this.tabs.leads ? this.answerTab() : undefined;
      case "link":
        return this.tabs.leads ? undefined : this.store.set({ link: message.link });
      case "forward":
        return this.tabs.leads ? this.forwardForTab(message.frame) : undefined;
      case "session":
        return this.sessionChanged(false);
      case "read":
        return this.attention.heardRead(message.id);
      case "settings":
        return this.store.set({ muted: this.shelf.get<boolean>("muted") ?? false });
      case "logout":
        return this.store.set({ screen: "home", sessionEnded: false });
    }
  }

  /** The word of another tab may be here before what it has stored: then this comes after it. */
  private storageChanged(key: string | null) {
    if (this.shelf.holds(key, "out:")) this.heardTab({ kind: "outbox" });
    if (this.shelf.holds(key, "token") && this.session.token !== this.knownToken) this.sessionChanged(false);
  }

  private answerTab() {
    this.tabs.tell({ kind: "link", link: this.store.state.link });
    this.outgoing.sender.wake();
  }

  private forwardForTab(frame: ClientFrame) {
    if (frame.type !== "receipt") return void this.forward(frame);
    this.attention.note(receiptOf(frame));
  }

  private heardHost(message: HostMessage) {
    switch (message.harken) {
      case "init":
        this.page = message.page;
        // CH6: the link in the mail that tells of a message here. Who has no session here has nothing to see.
        if (message.page.url.endsWith("#harken")) return this.endPeek(true);
        return this.setOpen(message.open);
      case "open":
        return this.setOpen(message.open);
      case "page":
        this.page = message.page;
        return;
      case "set": {
        const { language, theme, rightToLeft } = this.store.state;
        this.store.set({
          language: message.language ?? language,
          rightToLeft: message.language ? readsFromRight(message.language) : rightToLeft,
          theme: message.theme ?? theme,
        });
        if (message.language) void this.help.load();
        return message.identity ? void this.identify(message.identity) : undefined;
      }
      case "logout":
        return void this.logout();
    }
  }

  private setOpen(open: boolean) {
    this.store.set({ open });
    if (!open) this.typingOut.stop();
    this.attention.update();
  }

  private online() {
    this.setLink(this.session.token ? "connecting" : "idle");
    this.history.hurry();
    this.socket.renew();
    this.wakeSender();
  }

  private offline() {
    this.socket.renew();
    this.setLink("offline");
  }

  private resume() {
    this.tabs.join();
    void this.history.sync();
  }

  /** After a long sleep a connection may be dead without either side knowing it. */
  private visibilityChanged() {
    if (document.visibilityState === "hidden") {
      this.hiddenAt = Date.now();
      return this.typingOut.stop();
    }
    const slept = Date.now() - this.hiddenAt > longSleep;
    this.tabs.check();
    if (slept && this.tabs.leads) this.socket.renew();
    else if (slept) void this.history.sync();
    this.attention.update();
  }
}
