// SPDX-License-Identifier: AGPL-3.0-or-later
// Transactions. A closure is ordinary synchronous code on a Tx: a value commits, an error rolls
// back.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "core/base/result.hpp"
#include "ports/store.hpp"

namespace harken {

// May run more than once (PostgreSQL serialization failures): it takes its inputs by const
// reference and leaves its outcome where a second run overwrites it. Exceptions never leave it.
using Work = std::function<Status(Tx&)>;
// Called once, on a thread of the database, after COMMIT has returned (or the rollback). It must be
// short and must not throw: post to an executor.
using Done = std::function<void(Status)>;

// The conversation that a work begins with, by its id or as the newest of an identity; neither: not
// known beforehand. Only a hint: a database in another process reads those of a whole batch at
// once.
struct About {
  ConversationId conversation_id;
  IdentityId identity_id;
};

struct Freshness {
  WorkspaceId workspace_id;
  Seq seq = 0;
};

class Database {
 public:
  virtual ~Database() = default;
  // Durable when done is called with success. `unavailable` at once when the queue is full.
  virtual void write(Work work, Done done, const About& about = {}) = 0;
  // Read-only; sees every write whose done has been called before.
  virtual void read(Work work, Done done) = 0;
  // The same from a replica, once that has this of the workspace's log; when it is too far behind
  // or away, from the database itself. For lists and searches.
  virtual void read_replica(const Freshness& /*at_least*/, Work work, Done done) {
    read(std::move(work), std::move(done));
  }
  virtual bool has_replica() const { return false; }
  // As read, at once and on the calling thread, for a few rows by their keys. Nothing, and nothing
  // has been done: the engine is not in this process, or all its connections are busy.
  virtual std::optional<Status> read_here(const Work& work) = 0;
  // Called on a thread of the database after a commit that appended events, once per commit and
  // workspace, with the events in order. Set before the first write. Short, as Done.
  using Wake = std::function<void(std::span<const Event>)>;
  virtual void on_commit(Wake wake) = 0;
  virtual bool is_healthy() const = 0;
  // From now on nobody waits for a database that cannot be reached: the server is about to stop.
  virtual void stop_waiting() = 0;
  // Depth of the write queue, for metrics.
  virtual std::size_t queued_writes() const = 0;
  // True: another commit is about to end. A hint, for those who would rather send two at once.
  virtual bool is_writing() const = 0;
  // Other processes may write to it, too.
  virtual bool is_shared() const = 0;
  virtual std::string description() const = 0;  // such as "SQLite 3.40.1"; no password
};

// For start-up, the command line and tests: waits for the outcome on the calling thread.
Status run_write(Database& database, const Work& work);
Status run_read(Database& database, const Work& work);

}  // namespace harken
