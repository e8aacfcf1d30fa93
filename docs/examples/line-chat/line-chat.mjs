// SPDX-License-Identifier: AGPL-3.0-or-later
// Connects plain TCP line chat with the desk: `nc localhost 7000`, and write. Each line becomes a message; what the team
// answers appears below it. It needs Node 20 or newer and nothing else:
//   HARKEN_HOOK=https://desk.example/hooks/KEY HARKEN_SECRET=… node line-chat.mjs
// Both are in the channel's settings, whose webhook address is http://127.0.0.1:7001/ then.
import { createHash, createHmac, randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import http from "node:http";
import net from "node:net";
import { setTimeout as wait } from "node:timers/promises";

const { HARKEN_HOOK, HARKEN_SECRET, LINE_PORT = "7000", HOOK_PORT = "7001", HOOK_HOST = "127.0.0.1" } = process.env;
if (!HARKEN_HOOK || !HARKEN_SECRET) throw new Error("HARKEN_HOOK and HARKEN_SECRET are needed");
const sockets = new Map(); // of those who are connected now, by their id
const shown = new Set(); // webhook-ids of this run: what a restart forgets may be shown a second time, but is not lost

// In: until the desk has it. The id stays in all attempts, so that it is one message however often it arrives.
async function post(message) {
  const headers = { Authorization: `Bearer ${HARKEN_SECRET}` };
  for (;; await wait(1000)) {
    const answer = await fetch(HARKEN_HOOK, { method: "POST", headers, body: JSON.stringify(message) }).catch(console.error);
    if (answer?.ok) return "✓";
    if (answer && answer.status < 500 && answer.status !== 429) return `✗ ${answer.status}`; // no attempt will change that
  }
}

// The desk has a line when its ✓ comes. One without it is only here and ends with this script, and its writer sees that.
async function talk(socket) {
  let id = "", rest = "";
  socket.on("error", () => undefined).on("close", () => sockets.get(id) === socket && sockets.delete(id));
  // Nobody guesses a key, so whoever has it is who they were; and there is nothing to remember here.
  const enter = (key) => {
    id = createHash("sha256").update(key).digest("hex");
    sockets.set(id, socket);
    socket.write(`Your key: ${key}\n`);
  };
  socket.write("Write to us. To go on where you were, give your key first.\n");
  for await (const chunk of socket.setEncoding("utf8")) {
    const lines = (rest + chunk).split(/\r?\n/);
    rest = lines.pop();
    if (rest.length > 10_000) return; // and hang up
    for (const line of lines.filter((each) => each.trim() !== "")) {
      const isKey = id === "" && /^[0-9a-f]{32}$/.test(line);
      if (id === "") enter(isKey ? line : randomBytes(16).toString("hex"));
      if (!isKey) socket.write(`${await post({ id: randomUUID(), from: { id, name: `Guest ${id.slice(0, 4)}` }, text: line })}\n`);
    }
  }
}

// Standard Webhooks: the desk has signed it, and only just.
function isFromDesk({ "webhook-id": id, "webhook-timestamp": at, "webhook-signature": given = "" }, body) {
  const hash = createHmac("sha256", HARKEN_SECRET).update(`${id}.${at}.`).update(body).digest("base64");
  const [wanted, got] = [`v1,${hash}`, given].map((text) => Buffer.from(text));
  return Math.abs(Date.now() / 1000 - Number(at)) < 300 && got.length === wanted.length && timingSafeEqual(got, wanted);
}

// Out. Gives the HTTP status: at anything but 2xx the desk keeps the message, and brings it again for a day.
async function show(request) {
  const body = Buffer.concat(await request.toArray());
  if (!isFromDesk(request.headers, body)) return 401;
  const { type, data } = JSON.parse(body);
  if (type !== "message.sent" || shown.has(request.headers["webhook-id"])) return 200;
  const socket = sockets.get(data.to);
  if (!socket) return 503; // not here now: that the desk waits is why nothing is stored here
  const lines = [`${data.from}: ${data.text}`, ...data.attachments.map((file) => `📎 ${file.name}`)].join("\n");
  const error = await new Promise((done) => socket.write(`${lines.replace(/[^\P{Cc}\n]/gu, "")}\n`, done)); // no control codes
  if (!error) shown.add(request.headers["webhook-id"]);
  if (shown.size > 10_000) shown.delete(shown.values().next().value);
  return error ? 503 : 200;
}

const people = net.createServer((socket) => talk(socket).catch(() => socket.destroy()));
const webhooks = http.createServer((request, response) => show(request).catch(() => 500).then((status) => response.writeHead(status).end()));
people.listen(LINE_PORT, () => console.log(`people: port ${people.address().port}`));
webhooks.listen(HOOK_PORT, HOOK_HOST, () => console.log(`webhooks: port ${webhooks.address().port}`));
