// SPDX-License-Identifier: AGPL-3.0-or-later
// Files of the demo workspace, as the composer uploads and shows them.
import { randomBytes, randomUUID } from "node:crypto";
import type { Schemas } from "@shared/api";
import { ask } from "./people";
import type { Server } from "./server";

export interface SentFile {
  id: string;
  bytes: Buffer;
}

/** A random text, uploaded and sent in an answer. */
export async function sendFile(server: Server, token: string, conversation: string, size: number): Promise<SentFile> {
  const bytes = Buffer.from(randomBytes(size).toString("hex"));
  const form = new FormData();
  form.append("file", new File([Uint8Array.from(bytes)], "data.txt", { type: "text/plain" }));
  const answer = await fetch(`${server.url}/api/v1/files`, { method: "POST", headers: { Authorization: `Bearer ${token}` }, body: form });
  if (answer.status !== 201) throw new Error(`upload: ${answer.status} ${await answer.text()}`);
  const { id } = (await answer.json()) as Schemas["File"];
  await ask(server, token, "POST", `/conversations/${conversation}/messages`, { client_id: randomUUID(), text: "", attachments: [id] });
  return { id, bytes };
}

export async function fileBytes(server: Server, token: string, id: string): Promise<Buffer> {
  const answer = await fetch(`${server.url}/api/v1/files/${id}`, { headers: { Authorization: `Bearer ${token}` } });
  if (answer.status !== 200) throw new Error(`file ${id}: ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}
