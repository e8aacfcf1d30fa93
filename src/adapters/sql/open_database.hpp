// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "adapters/sql/migrations.hpp"
#include "adapters/sql/secret_box.hpp"
#include "ports/database.hpp"
#include "ports/env.hpp"

namespace harken::sql {

struct DatabaseOptions {
  std::string url;  // sqlite:PATH, or postgres://… as libpq reads it
  Clock& clock;
  std::string replica_url = {};  // postgres://… of a copy that follows; empty: none
  int readers = 2;               // and as many for lists and searches
  std::size_t max_batch = 512;
  std::chrono::microseconds max_batch_time{5'000};
  std::size_t queue_limit = 10'000;
  // Off only in tests that need speed more than durability.
  bool fsync = true;
  // Keeps some room back on the disk of an embedded database (disk_room.hpp).
  bool keeps_room = false;
  // What a reader may take; patient work may take longer.
  std::chrono::milliseconds read_limit{2'000};
  // Null, in tests and tools: the secrets of channels lie plain.
  std::shared_ptr<const SecretBox> secrets = nullptr;
};

// Opens, migrates, and starts the threads. The detail of an error is meant for whoever starts the
// server, and holds no password.
Result<std::unique_ptr<Database>> open_database(const DatabaseOptions& options);
// The same with other migrations than the embedded ones.
Result<std::unique_ptr<Database>> open_database(const DatabaseOptions& options,
                                                std::span<const EmbeddedMigration> migrations);
// Only the connection: for tools and tests that look at the driver itself.
Result<std::unique_ptr<Driver>> make_driver(const DatabaseOptions& options);

}  // namespace harken::sql
