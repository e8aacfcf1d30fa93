#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the rows cost that a Telegram update leaves, when somebody only writes them: nothing is read, understood or told.

Takes the database of a desk that has taken some in (`./dev bench --only 'channels: Telegram'` leaves one in
build/bench/channels/desk/data/harken.db) and says, in microseconds of processor time a message, what each statement
costs, beside the bare group commit of the benchmark, both by the same library from here."""
import os
import shutil
import sqlite3
import sys
import tempfile
import time

BARE_BATCH, BATCH, ROUNDS = 64, 100, 60


class Clock:
    def __init__(self):
        self.spent = {}

    def run(self, what, work):
        begun = time.process_time()
        work()
        self.spent[what] = self.spent.get(what, 0) + time.process_time() - begun


def open_database(path):
    database = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=wal", "synchronous=full", "cache_size=-16000", "wal_autocheckpoint=16000"):
        database.execute(f"PRAGMA {pragma}")
    return database


def bare(folder):
    database, clock, count = open_database(f"{folder}/bare.db"), Clock(), 0
    database.executescript(
        "CREATE TABLE conversation(id INTEGER PRIMARY KEY, last_at BIGINT, unread BIGINT);"
        "CREATE TABLE message(id INTEGER PRIMARY KEY, conversation_id BIGINT, client_id TEXT, body TEXT,"
        " UNIQUE(conversation_id, client_id));"
    )
    database.executemany("INSERT INTO conversation VALUES(NULL, 0, 0)", [()] * 500)
    for _ in range(3 * ROUNDS):
        numbers = range(count, count + BARE_BATCH)
        messages = [(n % 500 + 1, str(n), "x" * 300) for n in numbers]
        activity = [(n, n % 500 + 1) for n in numbers]
        database.execute("BEGIN IMMEDIATE")
        clock.run("message", lambda: database.executemany("INSERT INTO message(conversation_id, client_id, body) VALUES(?, ?, ?)", messages))
        clock.run("conversation", lambda: database.executemany("UPDATE conversation SET last_at = ?, unread = unread + 1 WHERE id = ?", activity))
        clock.run("commit", lambda: database.execute("COMMIT"))
        count += BARE_BATCH
    return clock.spent, count


class Table:
    """Rows like the last one of its kind."""

    def __init__(self, database, name, where, order):
        self.columns = [row[1] for row in database.execute(f"PRAGMA table_info({name})")]
        self.sample = dict(zip(self.columns, database.execute(f"SELECT * FROM {name} WHERE {where} ORDER BY {order} DESC LIMIT 1").fetchone()))
        self.newest = database.execute(f"SELECT max({order}) FROM {name}").fetchone()[0]
        self.insert = f"INSERT INTO {name} ({', '.join(self.columns)}) VALUES ({', '.join('?' * len(self.columns))})"

    def row(self, **changed):
        return list({**self.sample, **changed}.values())


def update(folder, source):
    path = f"{folder}/desk.db"
    shutil.copy(source, path)
    database, clock, count = open_database(path), Clock(), 0
    message = Table(database, "message", "client_id LIKE 'in-%'", "message_id")
    inbound = Table(database, "inbound", "state = 'done'", "inbound_id")
    event = Table(database, "event", "type = 'message.created'", "seq")
    name = Table(database, "message_name", "true", "message_id")
    conversations = [row[0] for row in database.execute("SELECT conversation_id FROM conversation ORDER BY conversation_id DESC LIMIT 500")]
    prefix = message.sample["client_id"][:3]
    for _ in range(ROUNDS):
        rows = {each: [] for each in ("message", "inbound", "message_name", "conversation", "event")}
        for n in range(count + 1, count + 1 + BATCH):
            conversation, id = conversations[n * 7919 % len(conversations)], message.newest + n * 65536
            rows["message"].append(message.row(message_id=id, conversation_id=conversation, client_id=f"{prefix}{n:010x}{hash(n) % 16**15:030x}"))
            rows["inbound"].append(inbound.row(inbound_id=inbound.newest + n * 65536, message_id=id, conversation_id=conversation, external_id=str(10**9 + n)))
            rows["message_name"].append(name.row(external_id=f"{conversation}:{n}", message_id=id))
            rows["conversation"].append((id, "x" * 100, time.time_ns() // 1000, conversation))
            rows["event"].append(event.row(seq=event.newest + n, message_id=id, conversation_id=conversation))
        change = "UPDATE conversation SET last_message_id = ?, last_message_text = ?, last_activity_at = ? WHERE conversation_id = ?"
        statements = {"message": message.insert, "inbound": inbound.insert, "message_name": name.insert, "conversation": change, "event": event.insert}
        database.execute("BEGIN IMMEDIATE")
        for what, statement in statements.items():
            clock.run(what, lambda: database.executemany(statement, rows[what]))
        clock.run("commit", lambda: database.execute("COMMIT"))
        count += BATCH
    return clock.spent, count


def say(what, spent, count):
    total = sum(spent.values()) / count * 1e6
    parts = ", ".join(f"{name} {seconds / count * 1e6:.1f}" for name, seconds in spent.items())
    print(f"{what}: {total:.1f} µs ({parts})")
    return total


def main():
    source = sys.argv[1] if len(sys.argv) > 1 else "build/bench/channels/desk/data/harken.db"
    with tempfile.TemporaryDirectory(dir=os.path.dirname(source)) as folder:
        least = say("bare group commit", *bare(folder))
        print(f"ratio {least / say('the rows of an update', *update(folder, source)):.2f}")


main()
