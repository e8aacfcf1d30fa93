// SPDX-License-Identifier: AGPL-3.0-or-later
// CH6: a customer who was in the chat once, is gone, and to whom a colleague writes: the mail that tells them so.
import type { Schemas } from "@shared/api";
import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { Caller } from "./desk_client";
import type { SentMail } from "./fake_mail";
import type { MailDesk } from "./mail_desk";
import { visitorToken } from "./people";

export interface Away {
  /** The browser in which the customer was. */
  visitor: Caller;
  contact: string;
  address: string;
  /** The conversation before, solved; what was said in it, and the answer to that. */
  before: string;
  earlier: string;
  earlierAnswer: Schemas["Message"];
  conversation: string;
  text: string;
  mail: SentMail;
  /** Of the mail, and its secret part. */
  link: string;
  token: string;
}

export function linkOf(mail: SentMail): { link: string; token: string } {
  const found = /(https?:\/\/\S+#continue\/([\w-]+)\/)/.exec(mail.text);
  if (!found) throw new Error(`no link in ${mail.text}`);
  return { link: found[1]!, token: found[2]! };
}

export async function goesAway({ server, contract, ana, ...desk }: MailDesk, page_url = "https://kiln.test/cart#top"): Promise<Away> {
  const visitor = new Caller(server, contract, await visitorToken(server));
  const earlier = `Earlier ${randomUUID()}`;
  await visitor.post("/widget/demo/messages", { client_id: randomUUID(), text: earlier, page_url, page_title: "Cart" });
  const before = (await visitor.get<Schemas["VisitorMessagePage"]>("/widget/demo/messages")).body.conversation!.id;
  await ana.post(`/conversations/${before}/accept`);
  const earlierAnswer = (await ana.post<Schemas["Message"]>(`/conversations/${before}/messages`, { client_id: randomUUID(), text: `Answer ${randomUUID()}` })).body;
  await ana.post(`/conversations/${before}/solve`);
  const { contact, channel_id } = (await ana.get<Schemas["ConversationDetail"]>(`/conversations/${before}`)).body.conversation;
  const address = `kai-${randomUUID().slice(0, 8)}@mail.test`;
  const { version } = (await ana.get<Schemas["Contact"]>(`/contacts/${contact.id}`)).body;
  await ana.call("PATCH", `/contacts/${contact.id}`, { version, email: address });
  const text = `Your bowl is back ${randomUUID()}`;
  const opened = await ana.post<{ conversation: Schemas["Conversation"] }>("/conversations", { contact_id: contact.id, channel_id, client_id: randomUUID(), text });
  expect(opened.status, JSON.stringify(opened.body)).toBe(201);
  await desk.post.until(() => desk.post.mails.some((each) => each.text.includes(text)), `a mail with "${text}"`);
  const mail = desk.post.mails.find((each) => each.text.includes(text))!;
  return { visitor, contact: contact.id, address, before, earlier, earlierAnswer, conversation: opened.body.conversation.id, text, mail, ...linkOf(mail) };
}
