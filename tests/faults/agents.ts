// SPDX-License-Identifier: AGPL-3.0-or-later
// Agents who keep book: each takes a conversation, then answers and writes notes in turn, and repeats with the same client id
// what was not acknowledged. No customer may ever see a note.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { type Desk, NodesInTurn } from "../support/nodes";
import { ask, call } from "../support/people";

/** In every note; whoever else has these letters has been shown one. */
export const canary = `canary-${randomUUID()}`;
const kPause = 25;
/** The desk lists no more notes of a conversation. */
const kNotes = 100;

export const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

export class Agent {
  readonly acknowledged = new Map<string, string>(); // client id → id of the message or note
  /** Answers that no fault excuses. */
  readonly surprises: string[] = [];
  /** How often the desk said "later". */
  refusals = 0;
  #isStopping = false;
  #work: Promise<void> = Promise.resolve();

  private constructor(
    private readonly nodes: NodesInTurn,
    private readonly token: string,
    readonly conversation: string,
    private readonly onAck: () => void,
  ) {}

  /** Takes the next of the new conversations. */
  static async take(desk: Desk, token: string, onAck: () => void): Promise<Agent> {
    const nodes = new NodesInTurn(desk);
    const page = await ask<Schemas["ConversationPage"]>(nodes.node, token, "GET", "/conversations?view=new&limit=1");
    const conversation = page.items[0];
    if (!conversation) throw new Error("nobody waits for an agent");
    await ask(nodes.node, token, "POST", `/conversations/${conversation.id}/accept`);
    const agent = new Agent(nodes, token, conversation.id, onAck);
    agent.#work = agent.#write();
    return agent;
  }

  async #write(): Promise<void> {
    for (let i = 0; !this.#isStopping; i++) {
      await this.#say("messages", "An answer");
      if (i < kNotes) await this.#say("notes", `A note: ${canary}`);
    }
  }

  async #say(kind: "messages" | "notes", text: string): Promise<void> {
    const client_id = randomUUID();
    for (;;) {
      const path = `/conversations/${this.conversation}/${kind}`;
      const answer = await call<{ id: string; code?: string }>(this.nodes.node, this.token, "POST", path, { client_id, text }).catch(() => undefined);
      if (answer && answer.status < 300) {
        this.acknowledged.set(client_id, answer.body.id);
        return this.onAck();
      }
      // No connection, or a server that says "later": anything else should not happen.
      if (answer && answer.status !== 503 && answer.status !== 507) return void this.surprises.push(`${kind}: ${answer.status} ${answer.body.code}`);
      if (answer) this.refusals++;
      else this.nodes.next();
      await pause(kPause);
    }
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#work;
  }

  /** What the desk has of this agent, by client id. */
  async stored(): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>();
    const add = (each: { client_id: string; id: string }) => found.set(each.client_id, [...(found.get(each.client_id) ?? []), each.id]);
    const path = `/conversations/${this.conversation}`;
    for (let before = "", page; ; before = `&before=${page.next}`) {
      page = await ask<Schemas["MessagePage"]>(this.nodes.node, this.token, "GET", `${path}/messages?limit=200${before}`);
      page.items.filter((each) => each.sender.kind === "user").forEach(add);
      if (page.next === null) break;
    }
    (await ask<{ items: Schemas["Note"][] }>(this.nodes.node, this.token, "GET", `${path}/notes`)).items.forEach(add);
    return found;
  }
}
