// SPDX-License-Identifier: AGPL-3.0-or-later
// A desk in the middle of a working day: long names and texts, three scripts, emoji, pictures, notes and labels.
import type { Browser } from "playwright-core";
import type { Schemas } from "@shared/api";
import { ask, staffToken } from "../../../support/people";
import type { Server } from "../../../support/server";
import { conversationsIn } from "../desk";
import { until } from "../until";
import { type LivelyTickets, makeTickets } from "./lively_tickets";

const longName = "Екатерина Константиновна Преображенская-Вознесенская";
let lines = 0;
const clientId = () => `screen-line-${String(++lines).padStart(4, "0")}`;

export interface Lively {
  /** Held by ana: everything that a conversation can contain. */
  rich: Schemas["Conversation"];
  /** In the queue, in one long word. */
  queued: Schemas["Conversation"];
  heldByBen: Schemas["Conversation"];
  solved: Schemas["Conversation"];
  /** Held by ana; ben asks to help. */
  asked: Schemas["Conversation"];
  /** From ana to mira, and set aside by her. */
  escalated: Schemas["Conversation"];
  channel: Schemas["Channel"];
  /** A channel of somebody's own: one message through it is held by ana, others were ignored. */
  program: Schemas["Channel"];
  tickets: LivelyTickets;
  /** Whose cards are put aside wherever the card is not the subject. */
  waiting: string[];
}

/** The shop's own drawing, as a customer's photograph. */
export async function takePhoto(browser: Browser, desk: Server): Promise<Buffer> {
  const page = await browser.newPage();
  await page.goto(`${desk.url}/demo`);
  const photo = await page.locator(".hero-art").screenshot();
  await page.close();
  return photo;
}

async function upload(desk: Server, token: string, path: string, name: string, photo: Buffer): Promise<string> {
  const form = new FormData();
  form.set("file", new Blob([new Uint8Array(photo)], { type: "image/png" }), name);
  const answer = await fetch(`${desk.url}/api/v1${path}`, { method: "POST", headers: { Authorization: `Bearer ${token}` }, body: form });
  if (!answer.ok) throw new Error(`upload: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as Schemas["File"]).id;
}

class Customer {
  private constructor(
    readonly desk: Server,
    readonly token: string,
  ) {}

  static async arrive(desk: Server, name: string, email = ""): Promise<Customer> {
    const department = (await ask<Schemas["WidgetConfig"]>(desk, "", "GET", "/widget/demo")).departments.find((each) => each.name === "Support");
    const visit = { name, email, department_id: department?.id, language: "ru", page_url: `${desk.url}/demo#tableware`, page_title: "Slow Kiln" };
    return new Customer(desk, (await ask<Schemas["WidgetSession"]>(desk, "", "POST", "/widget/demo/sessions", visit)).token);
  }

  async write(text: string, attachments: string[] = []): Promise<void> {
    await ask(this.desk, this.token, "POST", "/widget/demo/messages", { client_id: clientId(), text, attachments });
  }

  async writeWithPhoto(text: string, photo: Buffer): Promise<void> {
    await this.write(text, [await upload(this.desk, this.token, "/widget/demo/files", "Ваза с трещиной.png", photo)]);
  }
}

async function enrich(desk: Server, ana: string, rich: Schemas["Conversation"], customer: Customer, photo: Buffer): Promise<void> {
  const at = `/conversations/${rich.id}`;
  const reply = (text: string, attachments: string[] = []) =>
    ask(desk, ana, "POST", `${at}/messages`, { client_id: clientId(), text, attachments });
  await ask(desk, ana, "POST", `${at}/accept`);
  await reply("Екатерина Константиновна, здравствуйте! Очень жаль, что ваза пришла с трещиной. Пришлите, пожалуйста, фотографию упаковки: так мы сможем предъявить претензию перевозчику и отправить вам новую вазу уже сегодня.");
  await customer.writeWithPhoto("Вот она 😢", photo);
  await ask(desk, ana, "POST", `${at}/notes`, { client_id: clientId(), text: "Second broken vase this week from the same depot. Asked @Ben to call the carrier; replacement is free of charge." });
  await reply("Спасибо! 🙏 Новая ваза выйдет завтра утром.\nНомер отправления: LP00493-2231-7719-RU\nОтследить можно здесь: https://shop.example/orders/20931/tracking?carrier=post&language=ru");
  await customer.write("Ого, как быстро 👏👏👏");
  await customer.write("А можно ли заменить её на такую же, но зелёную? Если зелёной нет, подойдёт и песочная. Главное, чтобы высота была не больше восемнадцати сантиметров, иначе она не встанет на полку.");
  await ask(desk, ana, "POST", `/contacts/${rich.contact.id}/notes`, { client_id: clientId(), text: "Prefers to be written to, never called." });
}

async function addLabels(desk: Server, admin: string, id: string): Promise<void> {
  await ask(desk, admin, "POST", "/labels", { name: "повреждено при доставке", color: "green" });
  const { items } = await ask<{ items: Schemas["Label"][] }>(desk, admin, "GET", "/labels");
  for (const label of items.filter(({ name }) => name !== "bug")) await ask(desk, admin, "PUT", `/conversations/${id}/labels/${label.id}`);
}

/** What stands under Recently deleted, of several kinds and with a long name. */
async function deleteSome(desk: Server, admin: string): Promise<void> {
  const made = async (path: string, body: unknown) => (await ask<{ id: string }>(desk, admin, "POST", path, body)).id;
  const gone = [
    `/labels/${await made("/labels", { name: "возврат после новогодних праздников", color: "red" })}`,
    `/canned-replies/${await made("/canned-replies", { scope: "workspace", name: "Holiday hours", text: "We are back in January." })}`,
    `/roles/${await made("/roles", { name: "Night shift", rank: 12, permissions: { see: "own" } })}`,
    `/articles/${await made("/articles", { knowledge_base_id: (await ask<{ items: { id: string }[] }>(desk, admin, "GET", "/knowledge-bases")).items[0]!.id, title: "How we pack plates" })}`,
  ];
  for (const path of gone) await ask(desk, admin, "DELETE", path);
}

/** Two of the conversation, and others that may be about the same. */
async function makeSimilarTickets(desk: Server, ana: string, conversation: string): Promise<void> {
  const made = (title: string, more: object = {}) => ask(desk, ana, "POST", "/tickets", { client_id: clientId(), title, ...more });
  await made("Parcels arrive broken: customers want their money back");
  await made("Склад в Твери: вазы приходят с трещинами, перевозчик не отвечает вторую неделю подряд", { priority: "major", status: "in_progress", deadline: new Date(Date.now() - 3_600_000).toISOString(), conversation_ids: [conversation] });
  await made("Replacement vase", { status: "waiting", conversation_ids: [conversation] });
}

async function find(desk: Server, view: Schemas["View"], name: string): Promise<Schemas["Conversation"]> {
  const found = (await conversationsIn(desk, view)).find(({ contact }) => contact.name === name);
  if (!found) throw new Error(`nothing of ${name} in ${view}`);
  return found;
}

async function heldByAna(desk: Server, ana: string, name: string, text: string): Promise<Schemas["Conversation"]> {
  await (await Customer.arrive(desk, name)).write(text);
  const { id } = await find(desk, "new", name);
  return ask(desk, ana, "POST", `/conversations/${id}/accept`);
}

async function helpEachOther(desk: Server, ana: string): Promise<Pick<Lively, "asked" | "escalated">> {
  const [ben, mira] = await Promise.all(["ben", "mira"].map((name) => staffToken(desk, `${name}@demo.test`))) as [string, string];
  const { items } = await ask<{ items: Schemas["User"][] }>(desk, ana, "GET", "/users");
  const userId = (name: string) => items.find(({ email }) => email === `${name}@demo.test`)!.id;
  const asked = await heldByAna(desk, ana, "Putri Wulandari", "Halo, apakah mangkuk biru masih ada?");
  const inThreeDays = new Date(Date.now() + 3 * 86_400_000).toISOString();
  await ask(desk, ana, "POST", `/conversations/${asked.id}/set-aside`, { until: inThreeDays });
  await ask(desk, ben, "POST", `/conversations/${asked.id}/access-requests`, { reason: "I packed this order and have the photographs of it." });
  const escalated = await heldByAna(desk, ana, "Hugo Lindqvist", "This is the third time that it arrives broken. I want my money back!");
  const handed = { user_id: userId("mira"), reason: "The third broken parcel; asks for the money, which I may not decide." };
  await ask(desk, ana, "POST", `/conversations/${escalated.id}/escalate`, handed);
  const note = { client_id: clientId(), text: "@Ana Petrova, the carrier has found the box.", mention_ids: [userId("ana")] };
  await ask(desk, mira, "POST", `/conversations/${escalated.id}/notes`, note);
  return { asked, escalated };
}

/** What a program posts becomes a conversation a moment later. */
async function connectProgram(desk: Server, admin: string, ana: string): Promise<Schemas["Channel"]> {
  const { items } = await ask<{ items: Schemas["Department"][] }>(desk, admin, "GET", "/departments");
  const department_id = items.find(({ name }) => name === "Support")!.id;
  const channel = await ask<Schemas["Channel"]>(desk, admin, "POST", "/connections", { kind: "api", name: "Kiosk in the shop", department_id, settings: { url: "" } });
  const { secret } = await ask<{ secret: string }>(desk, admin, "POST", `/connections/${channel.id}/secret`);
  const { hook_path } = await ask<Schemas["Connection"]>(desk, admin, "GET", `/connections/${channel.id}`);
  const from = { id: "till-2-beside-the-door/0f9d3c1e-74bb-4c39", name: "Saskia van den Heuvel" };
  const post = (body: object) => fetch(desk.url + hook_path, { method: "POST", headers: { Authorization: `Bearer ${secret}` }, body: JSON.stringify({ from, ...body }) });
  await post({ id: "1", text: "Is the blue bowl still there?" });
  await post({ id: "2", type: "edit", message_id: "of another till", text: "changed" });
  const conversation = await until(async () => (await conversationsIn(desk, "new")).find(({ contact }) => contact.name === from.name), "the program's message is a conversation");
  await ask(desk, ana, "POST", `/conversations/${conversation.id}/accept`);
  return channel;
}

/** Of every status and priority, overdue and near, with links and labels and without anything. */
async function fillTicketTable(desk: Server, admin: string, conversations: readonly string[]): Promise<void> {
  const { items } = await ask<{ items: Schemas["Label"][] }>(desk, admin, "GET", "/labels");
  const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const made = [
    { title: "Вазы приходят с трещинами со склада перевозчика в Твери", priority: "major", status: "to_do", deadline: inHours(-30), conversation_ids: conversations, label_ids: items.slice(0, 2).map(({ id }) => id) },
    { title: "Replace the scanner in the packing room before the holidays", priority: "minor", status: "waiting", deadline: inHours(5) },
    { title: `Checkout refuses ${"postcode".repeat(12)}`, priority: "normal", status: "in_progress", deadline: inHours(90) },
    { title: "Newsletter went out twice", priority: "normal", status: "closed" },
  ];
  const description = { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "Since the release of Monday; several customers have written about it." }] }] };
  for (const each of made) await ask(desk, admin, "POST", "/tickets", { client_id: clientId(), description, ...each });
}

export async function makeLively(desk: Server, browser: Browser): Promise<Lively> {
  const [admin, ana, photo] = await Promise.all([staffToken(desk), staffToken(desk, "ana@demo.test"), takePhoto(browser, desk)]);
  const customer = await Customer.arrive(desk, longName, "ekaterina.preobrazhenskaya-voznesenskaya@example.com");
  await customer.write("Здравствуйте! Сегодня получила заказ, и ваза оказалась с трещиной.");
  const rich = await find(desk, "new", longName);
  await enrich(desk, ana, rich, customer, photo);
  await addLabels(desk, admin, rich.id);
  await deleteSome(desk, admin);
  await makeSimilarTickets(desk, ana, rich.id);
  const hasty = await Customer.arrive(desk, "Bartholomew Featherstonehaugh");
  await hasty.write(`Heeeelp 😱 ${"wherewherewhere".repeat(8)} is my order? 📦`);
  const { items: channels } = await ask<{ items: Schemas["Channel"][] }>(desk, admin, "GET", "/channels");
  const help = await helpEachOther(desk, ana);
  const program = await connectProgram(desk, admin, ana);
  await fillTicketTable(desk, admin, [rich.id, help.asked.id]);
  return {
    rich,
    ...help,
    program,
    tickets: await makeTickets(desk, [rich.id, help.asked.id]),
    queued: await find(desk, "new", "Bartholomew Featherstonehaugh"),
    heldByBen: await find(desk, "all", "Olu Adeyemi"),
    solved: await find(desk, "all", "Tom Becker"),
    channel: channels.find(({ kind }) => kind === "widget")!,
    waiting: (await conversationsIn(desk, "new")).map(({ id }) => id),
  };
}
