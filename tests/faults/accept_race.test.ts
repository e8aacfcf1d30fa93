// SPDX-License-Identifier: AGPL-3.0-or-later
// F42 R9: fifty agents accept the same conversation at once: one of them holds it, and everybody else learns who.
import type { Schemas } from "@shared/api";
import { afterEach, expect, test } from "vitest";
import { ask, call, demoPassword, staffToken, visitorToken } from "../support/people";
import { databaseKinds, Server } from "../support/server";

const kAgents = 50;
const kRounds = 200;

let server: Server | undefined;
afterEach(() => server?.dispose());

type Refusal = Schemas["Problem"];

async function makeAgents(desk: Server, admin: string): Promise<Map<string, string>> {
  const departments = await ask<{ items: Schemas["Department"][] }>(desk, admin, "GET", "/departments");
  const tokens = new Map<string, string>();
  for (let i = 0; i < kAgents; i++) {
    const email = `agent${i}@race.test`;
    const user = await ask<Schemas["User"]>(desk, admin, "POST", "/users", {
      name: `Agent ${i}`,
      email,
      role: "agent",
      password: demoPassword,
      department_ids: departments.items.map((department) => department.id),
    });
    tokens.set(user.id, await staffToken(desk, email));
  }
  return tokens;
}

async function newConversation(desk: Server, admin: string, round: number): Promise<string> {
  const visitor = await visitorToken(desk);
  await ask(desk, visitor, "POST", "/widget/demo/messages", { client_id: `race-${String(round).padStart(6, "0")}`, text: "Hello?" });
  const page = await ask<Schemas["ConversationPage"]>(desk, admin, "GET", "/conversations?view=new&limit=1");
  const conversation = page.items[0];
  if (!conversation) throw new Error("no new conversation");
  return conversation.id;
}

test.each(databaseKinds)(
  "F42 R9: fifty simultaneous accepts have one winner, two hundred times (%s)",
  async (database) => {
    server = await Server.start({ database, flags: ["--rate-limits", "off"] });
    const desk = server;
    const admin = await staffToken(desk);
    const agents = await makeAgents(desk, admin);
    for (let round = 0; round < kRounds; round++) {
      const id = await newConversation(desk, admin, round);
      const answers = await Promise.all(
        [...agents].map(async ([userId, token]) => ({
          userId,
          answer: await call<Pick<Schemas["Conversation"], "holder"> & Pick<Refusal, "code">>(desk, token, "POST", `/conversations/${id}/accept`),
        })),
      );
      const winners = answers.filter(({ answer }) => answer.status === 200);
      expect(winners).toHaveLength(1);
      const winner = winners[0]?.userId;
      expect(winners[0]?.answer.body.holder?.id).toBe(winner);
      for (const { userId, answer } of answers) {
        if (userId === winner) continue;
        expect([answer.status, answer.body.code, answer.body.holder?.id]).toEqual([409, "already_accepted", winner]);
      }
      const after = await ask<Schemas["ConversationDetail"]>(desk, admin, "GET", `/conversations/${id}`);
      expect(after.conversation.holder?.id).toBe(winner);
    }
  },
  240_000,
);
