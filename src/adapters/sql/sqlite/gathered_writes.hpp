// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

namespace harken::sql {

// The name of a VFS for connections that write: that of the system, but writes to the log that
// follow each other are kept back and done as one. SQLite writes the log page by page, two calls a
// page; a commit of many messages is 200 of them (measured in benchmarks/README.md).
//
// Nothing is promised later than before: what is kept back is written before a sync, and SQLite
// tells readers of a page, and starts to rely on one, only after it has synced. So it is for
// `synchronous = FULL` alone. Null: it could not be registered.
const char* gathered_writes_vfs();

// The same for a connection that takes the log into the database beside the writer: it syncs after
// every few pages, so that a commit never finds the disk busy with much.
const char* paced_writes_vfs();

// Pages between two of those syncs, unless sqlite3_file_control() with kSetPace and an int says
// more.
constexpr int kLeastPace = 16;
constexpr int kSetPace = 0x4852;

}  // namespace harken::sql
