// SPDX-License-Identifier: AGPL-3.0-or-later
// A desk as an older version has left it: the tables of its last migration, and many rows in them.
import { execFileSync } from "node:child_process";
import path from "node:path";
import type { Server } from "../support/server";

/** Before messages, channels and tickets were made anew by later ones. */
export const olderSchema = "0011_event_message.sql";

const kPeople = 20;

function fillings(messages: number): string[] {
  const conversations = Math.ceil(messages / 10);
  const rows = (count: number) => `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count}) INSERT INTO`;
  return [
    `INSERT INTO workspace (workspace_id, name, event_seq, contact_number, conversation_number, created_at) VALUES (1, 'Shop', ${conversations}, ${conversations}, ${conversations}, 1)`,
    `INSERT INTO availability_status (status_id, workspace_id, name, preset, takes_work, position, version) VALUES (2, 1, 'Available', 'available', TRUE, 1, 1)`,
    `${rows(kPeople)} "user" (user_id, workspace_id, name, email, active, password_hash, version, created_at, role_id, status_id) SELECT i, 1, 'Person ' || i, 'p' || i || '@shop.test', TRUE, '', 1, 1, CASE i WHEN 1 THEN 4 ELSE 1 END, 2 FROM n`,
    `INSERT INTO department (department_id, workspace_id, name, version) VALUES (5, 1, 'Help', 1)`,
    `${rows(kPeople)} department_member (user_id, department_id) SELECT i, 5 FROM n`,
    `INSERT INTO channel (channel_id, workspace_id, kind, name, key, department_id, settings, version) VALUES (6, 1, 'widget', 'Site', 'site', 5, '{}', 1)`,
    `INSERT INTO label (label_id, workspace_id, name, name_folded, color, version) VALUES (7, 1, 'Urgent', 'urgent', 'red', 1)`,
    `${rows(conversations)} contact (contact_id, workspace_id, number, name, email, version, created_at) SELECT 1000 + i, 1, i, 'Customer ' || i, 'c' || i || '@mail.test', 1, i FROM n`,
    `${rows(conversations)} identity (identity_id, workspace_id, contact_id, channel_id, external_id, ip, browser, page_url, page_title, language, created_at) SELECT 1000 + i, 1, 1000 + i, 6, 'x' || i, '', '', '', '', 'en', i FROM n`,
    `${rows(conversations)} conversation (conversation_id, workspace_id, number, contact_id, identity_id, channel_id, department_id, holder_id, lifecycle, turn, last_message_id, last_message_sender, last_message_text, last_message_attachments, last_message_at, unread, label_ids, created_at, last_activity_at, solved_at, version) SELECT 1000 + i, 1, i, 1000 + i, 1000 + i, 6, 5, CASE WHEN i % 3 = 0 THEN NULL ELSE 1 + i % ${kPeople} END, CASE WHEN i % 2 = 0 THEN 'solved' ELSE 'active' END, 'theirs', 100000 + 10 * i, 'customer', 'Words', 0, 10 * i, 0, CASE WHEN i % 7 = 0 THEN '7' ELSE '' END, i, 10 * i, CASE WHEN i % 2 = 0 THEN i ELSE NULL END, 1 FROM n`,
    `${rows(conversations)} conversation_label (label_id, conversation_id) SELECT 7, 1000 + i FROM n WHERE i % 7 = 0`,
    `${rows(messages)} message (message_id, workspace_id, conversation_id, channel_id, identity_id, kind, sender, user_id, sender_name, client_id, text, attachments, created_at) SELECT 100000 + i, 1, 1001 + (i - 1) / 10, 6, 1001 + (i - 1) / 10, 'text', CASE WHEN i % 2 = 0 THEN 'user' ELSE 'customer' END, CASE WHEN i % 2 = 0 THEN 1 + i % ${kPeople} ELSE NULL END, 'Somebody', 'client-' || i, 'Message ' || i || ': where is my parcel, and when will somebody answer me?', '[]', i FROM n`,
    `${rows(conversations)} note (note_id, workspace_id, conversation_id, contact_id, author_id, author_name, client_id, text, created_at) SELECT 1000 + i, 1, 1000 + i, 1000 + i, 1, 'Person 1', 'note-' || i, 'Note ' || i, i FROM n`,
    `${rows(conversations)} event (workspace_id, seq, type, conversation_id, for_everyone, department_id, had_previous, previous_for_everyone, data, created_at) SELECT 1, i, 'conversation.updated', 1000 + i, FALSE, 5, FALSE, FALSE, '{"conversation":{}}', i FROM n`,
  ];
}

/** Makes the tables of the older version, and fills them. */
export function fillOlder(server: Server, messages: number): void {
  server.command(["migrate"], "", { HARKEN_TEST_MIGRATE_TO: olderSchema });
  for (const statement of fillings(messages)) server.alter(statement);
}

/** What the filled tables hold, whatever columns came later. */
export function words(server: Server): string {
  const sums = ["message:message_id:text", "conversation:conversation_id:label_ids", "contact:contact_id:email", "note:note_id:text", "event:seq:data"];
  return sums
    .map((each) => each.split(":"))
    .map(([table, id, text]) => server.query(`SELECT '${table} ' || COUNT(*) || ' ' || SUM(${id} % 99991 * (1 + LENGTH(${text}))) FROM ${table}`))
    .join("\n");
}

const kSqliteDump = `
import hashlib, sqlite3, sys
db = sqlite3.connect(sys.argv[1])
for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name").fetchall():
    columns = [row[1] for row in db.execute(f'PRAGMA table_info("{name}")') if row[1] != "applied_at"]
    if not columns: continue
    digest = hashlib.sha256()
    listed = ", ".join(f'"{column}"' for column in columns)
    for row in db.execute(f'SELECT {listed} FROM "{name}" ORDER BY {listed}'): digest.update(repr(row).encode())
    print(name, digest.hexdigest())
print(*db.execute("SELECT COALESCE(sql, name) FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name"))
print(*db.execute("PRAGMA integrity_check"))
`;
const kPostgresDump = `
SELECT format('SELECT %L || '' '' || md5(string_agg(md5((to_jsonb(t) - ''applied_at'')::text), '''' ORDER BY (to_jsonb(t) - ''applied_at'')::text)) FROM %I t;', tablename, tablename)
FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('history', 'node') ORDER BY tablename
`;

/** Every table with every row, and how it was made; but for the history, which names the database that it lies in, and the nodes: one that was killed is among them for a while. */
export function everything(server: Server): string {
  if (!server.databaseUrl) return execFileSync("python3", ["-c", kSqliteDump, path.join(server.data, "harken.db")], { encoding: "utf8", maxBuffer: 2 ** 26 });
  const statements = server.query(kPostgresDump);
  const schema = execFileSync("pg_dump", ["--schema-only", "--dbname", server.databaseUrl], { encoding: "utf8", maxBuffer: 2 ** 26 });
  // Its guards against what a dump may carry are other ones each time.
  return server.query(statements) + schema.replace(/^\\(un)?restrict.*$/gm, "");
}
