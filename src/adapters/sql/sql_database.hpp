// SPDX-License-Identifier: AGPL-3.0-or-later
// One writer connection with group commit and two pools of readers, each on a thread of its own,
// for both databases. Lists and searches have a pool for themselves: however dear they are, nothing
// else waits behind them (F41). PostgreSQL could take several writers, but those of one workspace
// would queue at its event counter anyhow, and one connection that batches beats several that wait
// for each other.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "adapters/sql/connection.hpp"
#include "adapters/sql/disk_room.hpp"
#include "adapters/sql/group_commit.hpp"
#include "adapters/sql/open_database.hpp"
#include "adapters/sql/readers.hpp"
#include "adapters/sql/replica.hpp"
#include "adapters/sql/unit_queue.hpp"

namespace harken::sql {

class SqlDatabase : public Database {
 public:
  // Without room everything is tried, however full the disk is.
  SqlDatabase(std::unique_ptr<Driver> driver, const DatabaseOptions& options,
              std::shared_ptr<DiskRoom> room = nullptr);
  // Serves what waits, then stops.
  ~SqlDatabase() override;

  // Migrates, then starts the threads.
  Status open(std::span<const EmbeddedMigration> migrations, Clock& clock);

  // Its connections are opened by and by: a copy that is away is no reason not to start.
  void follow_replica(std::shared_ptr<Driver> replica, const DatabaseOptions& options);

  void write(Work work, Done done, const About& about) override;
  void read(Work work, Done done) override;
  std::optional<Status> read_here(const Work& work) override;
  void read_replica(const Freshness& at_least, Work work, Done done) override;
  bool has_replica() const override { return replica_ != nullptr; }
  const ReplicaUse* replica_use() const { return replica_ ? &replica_->use() : nullptr; }
  void on_commit(Wake wake) override { wake_ = std::move(wake); }
  bool is_healthy() const override;
  void stop_waiting() override;
  std::size_t queued_writes() const override { return writes_.size(); }
  bool is_writing() const override { return writes_.is_serving() || writes_.size() > 0; }
  bool is_shared() const override { return !driver_->is_embedded(); }
  std::string description() const override { return driver_->description(); }

 private:
  // A reader without a thread: whoever finds it free uses it.
  struct FreeReader {
    std::mutex in_use;
    std::unique_ptr<SqlSession> session;
  };
  using Opened = Result<std::unique_ptr<SqlSession>>;
  Opened connect(Opened (Driver::*open)());
  Opened connect_writer();
  Status open_readers();

  std::shared_ptr<DiskRoom> room_;  // null: none is kept
  std::chrono::milliseconds read_limit_;
  std::unique_ptr<Driver> driver_;
  std::shared_ptr<const SecretBox> secrets_;
  Wake wake_;
  bool is_migrated_ = false;
  UnitQueue writes_;
  Connection writer_;
  // Closed before the writer, so that the last connection to go can tidy up the file.
  Readers reads_;
  Readers lists_;
  std::vector<std::unique_ptr<FreeReader>> free_readers_;
  std::unique_ptr<Replica> replica_;  // null: there is none
  GroupCommit group_commit_;
  std::optional<std::jthread> writing_;
};

}  // namespace harken::sql
