// SPDX-License-Identifier: AGPL-3.0-or-later
// CH2: a client library that many bots use (grammY) finds in our fake the Bot API that it knows. What the desk's own driver proves
// against the fake is only worth as much as that.
import { once } from "node:events";
import { createServer } from "node:http";
import { Bot, GrammyError, HttpError, InlineKeyboard, InputFile, InputMediaBuilder, webhookCallback } from "grammy";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FakeBotApi } from "../../support/fake_bot_api";

const anna = { id: 5001, first_name: "Anna", username: "anna_w" };

describe("the fake Bot API and a client that knows the real one", () => {
  let api: FakeBotApi;
  let bot: Bot;

  beforeEach(async () => {
    api = await FakeBotApi.start();
    bot = new Bot(api.token, { client: { apiRoot: api.url } });
    await bot.init();
  });
  afterEach(async () => {
    if (bot.isRunning()) await bot.stop();
    await api.dispose();
  });

  it("CH2 is the bot that getMe says", () => {
    expect(bot.botInfo).toMatchObject({ is_bot: true, username: "kiln_desk_bot" });
  });

  it("CH2 F33 long polling: each update is handled once, in order, and confirmed; buttons and answers work", async () => {
    const heard: string[] = [];
    bot.on("message:text", async (ctx) => {
      heard.push(ctx.message.text);
      if (ctx.message.text === "menu") await ctx.reply("Which?", { reply_markup: new InlineKeyboard().text("Sales", "d:1") });
    });
    bot.on("callback_query:data", async (ctx) => {
      heard.push(ctx.callbackQuery.data);
      await ctx.answerCallbackQuery({ text: "Sales" });
      await ctx.editMessageText("You chose sales");
    });
    api.write(anna, "one");
    const running = bot.start();
    await api.until(() => heard.length === 1 && api.isPolled, "the first, and a poll for more");
    api.write(anna, "two");
    api.write(anna, "menu");
    await api.until(() => api.callsOf("sendMessage").length === 1, "the menu");
    const menu = (api.callsOf("sendMessage")[0]!.answer as unknown as { result: object }).result;
    api.push({ callback_query: { id: "q1", from: { ...anna, is_bot: false }, chat_instance: "1", data: "d:1", message: menu } });
    await api.until(() => api.callsOf("editMessageText").length === 1, "the choice");
    await api.taken();
    await bot.stop();
    await running;
    expect(heard).toEqual(["one", "two", "menu", "d:1"]);
    expect(api.callsOf("editMessageText")[0]!.answer?.ok).toBe(true);
  });

  it("CH2 A58 webhook: the client's own check of the secret lets in what the fake delivers, and nothing else", async () => {
    const heard: string[] = [];
    bot.on("message:text", (ctx) => void heard.push(ctx.message.text));
    const handle = webhookCallback(bot, "http", { secretToken: "s3cret" });
    const hook = createServer((request, response) => void handle(request, response)).listen(0, "127.0.0.1");
    await once(hook, "listening");
    const { port } = hook.address() as { port: number };
    await bot.api.setWebhook(`http://127.0.0.1:${port}/`, { secret_token: "s3cret" });
    const update = { update_id: 77, message: api.message(anna, { text: "forged" }) };
    expect(await api.post(update, { "x-telegram-bot-api-secret-token": "guessed" })).toBe(401);
    api.write(anna, "over the webhook");
    await api.taken();
    expect(await bot.api.getWebhookInfo()).toMatchObject({ pending_update_count: 0 });
    await bot.api.deleteWebhook();
    hook.close();
    expect(heard).toEqual(["over the webhook"]);
  });

  it("CH2 CH13 formatted text, files, albums, films, edits and deletions are taken as the client sends them", async () => {
    const picture = () => new InputFile(Buffer.from("picture"), "mug.png");
    const said = await bot.api.sendMessage(anna.id, "👍 bold", { entities: [{ type: "bold", offset: 3, length: 4 }], reply_parameters: { message_id: 1 } });
    await bot.api.editMessageText(anna.id, said.message_id, "plain");
    await bot.api.sendPhoto(anna.id, picture(), { caption: "The mug" });
    await bot.api.sendVideo(anna.id, new InputFile(Buffer.from("film"), "kiln.mp4"));
    const album = await bot.api.sendMediaGroup(anna.id, [InputMediaBuilder.photo(picture(), { caption: "Both" }), InputMediaBuilder.photo(picture())]);
    expect(album).toHaveLength(2);
    await bot.api.editMessageCaption(anna.id, album[0]!.message_id, { caption: "These" });
    await bot.api.sendChatAction(anna.id, "typing");
    expect(await bot.api.deleteMessage(anna.id, said.message_id)).toBe(true);
    const [sent] = api.callsOf("sendPhoto");
    expect(await [...sent!.files.values()][0]!.text()).toBe("picture");
    api.addFile("FACE", new TextEncoder().encode("face"));
    api.setPhoto(anna, "FACE");
    const { photos } = await bot.api.getUserProfilePhotos(anna.id, { limit: 1 });
    const file = await bot.api.getFile(photos[0]![0]!.file_id);
    expect(await (await fetch(`${api.url}/file/bot${api.token}/${file.file_path}`)).text()).toBe("face");
  });

  it("F32 the client understands how the fake fails", async () => {
    const failure = (call: Promise<unknown>) => call.then(() => undefined, (error: unknown) => error);
    const send = () => failure(bot.api.sendMessage(anna.id, "x"));
    api.fail("sendMessage", { status: 429, retryAfter: 7 }, { status: 500, description: "Internal Server Error" }, "drop");
    const limited = await send();
    expect(limited).toBeInstanceOf(GrammyError);
    expect(limited).toMatchObject({ error_code: 429, parameters: { retry_after: 7 } });
    expect(await send()).toMatchObject({ error_code: 500 });
    expect(await send()).toBeInstanceOf(HttpError);
    expect(await failure(bot.api.editMessageText(anna.id, 999, "y"))).toMatchObject({ error_code: 400 });
    api.block(anna);
    expect(await send()).toMatchObject({ error_code: 403, description: "Forbidden: bot was blocked by the user" });
    expect(await failure(new Bot("1:other", { client: { apiRoot: api.url } }).init())).toMatchObject({ error_code: 401 });
  });
});
