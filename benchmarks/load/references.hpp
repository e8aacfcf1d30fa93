// SPDX-License-Identifier: AGPL-3.0-or-later
// What the parts can do alone on this machine, in this minute.
#pragma once

#include <cstdint>
#include <string>

#include "latencies.hpp"

namespace harken::load {

// Seconds (p50) of appending 4 KiB to a file and fdatasync.
double measure_fdatasync(const std::string& folder);
// The same so many times a second, each counted from the moment at which it was meant to begin.
Latencies measure_fdatasync_at(double rate, const std::string& folder, double seconds);
// Messages a second: SQLite, WAL, synchronous=FULL; `batch` message inserts with their conversation
// updates a transaction.
double measure_group_commit(const std::string& folder, int batch, double seconds);
// Messages a second: eight PostgreSQL connections, each message with its update a transaction.
double measure_postgres(const std::string& url, double seconds);
// The same database with an empty schema of its own.
std::string fresh_schema(const std::string& url, const std::string& name);
// What PostgreSQL does by itself within a minute or so.
void analyze(const std::string& url);
// Answers a second of nginx `return 200` with 300 bytes.
double measure_nginx(const std::string& folder, int connections, double seconds);

// A process that hands every frame it gets to everybody connected: the least a fan-out costs. It
// writes once per socket and turn of its loop.
[[noreturn]] void run_bare_fan_out(std::uint16_t port);

}  // namespace harken::load
