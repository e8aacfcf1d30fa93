// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/sql_database.hpp"

#include "adapters/sql/history.hpp"
#include "adapters/sql/time_limit.hpp"
#include "adapters/sql/transaction.hpp"
#include "ports/kinds_of_work.hpp"

namespace harken::sql {
SqlDatabase::SqlDatabase(std::unique_ptr<Driver> driver, const DatabaseOptions& options,
                         std::shared_ptr<DiskRoom> room)
    : room_(std::move(room)),
      read_limit_(options.read_limit),
      driver_(std::move(driver)),
      secrets_(options.secrets),
      writes_(options.queue_limit),
      writer_([this] { return connect_writer(); }, writes_),
      reads_({options.readers, options.queue_limit, options.read_limit},
             [this] { return connect(&Driver::connect_reader); }),
      lists_({options.readers, options.queue_limit, options.read_limit,
              most_patient_of(options.readers)},
             [this] { return connect(&Driver::connect_reader); }),
      group_commit_(writes_, writer_, {options.max_batch, options.max_batch_time}, wake_) {}

SqlDatabase::~SqlDatabase() {
  replica_.reset();  // it may still hand on to the lists
  writes_.close();
  reads_.close();
  lists_.close();
  // Whoever is served last may still ask for something, and is refused.
  writing_.reset();
  reads_.wait();
  lists_.wait();
}

SqlDatabase::Opened SqlDatabase::connect(Opened (Driver::*open)()) {
  auto session = ((*driver_).*open)();
  if (session) (*session)->secrets = secrets_;
  return session;
}

SqlDatabase::Opened SqlDatabase::connect_writer() {
  auto session = connect(&Driver::connect_writer);
  if (!session || !is_migrated_ || driver_->is_embedded()) return session;
  RETURN_IF_ERROR(go_on_from_history(**session));
  return session;
}

Status SqlDatabase::open(std::span<const EmbeddedMigration> migrations, Clock& clock) {
  RETURN_IF_ERROR(writer_.open());
  RETURN_IF_ERROR(migrate(*writer_.get(), migrations, clock));
  is_migrated_ = true;
  // From now on each connection begins so, and this first one too.
  if (!driver_->is_embedded()) RETURN_IF_ERROR(go_on_from_history(*writer_.get()));
  writing_.emplace([this] { group_commit_.run(); });
  return open_readers();
}

Status SqlDatabase::open_readers() {
  RETURN_IF_ERROR(reads_.open());
  RETURN_IF_ERROR(lists_.open());
  if (!driver_->is_embedded()) return {};
  for (std::size_t i = 0; i < reads_.size(); ++i) {
    auto& free = free_readers_.emplace_back(std::make_unique<FreeReader>());
    ASSIGN_OR_RETURN(free->session, connect(&Driver::connect_reader));
  }
  return {};
}

std::optional<Status> SqlDatabase::read_here(const Work& work) {
  for (const auto& reader : free_readers_) {
    const std::unique_lock lock(reader->in_use, std::try_to_lock);
    if (!lock) continue;
    PendingEvents none;
    const TimeLimit limit(read_limit_);
    return run_transaction(work, *reader->session, Begin::read, none).outcome;
  }
  return std::nullopt;
}

void SqlDatabase::read_replica(const Freshness& at_least, Work work, Done done) {
  if (!replica_) return lists_.read(std::move(work), std::move(done));
  replica_->read(at_least, std::move(work), std::move(done));
}

const ReplicaUse* replica_use(const Database& database) {
  const auto* own = dynamic_cast<const SqlDatabase*>(&database);
  return own ? own->replica_use() : nullptr;
}

void SqlDatabase::follow_replica(std::shared_ptr<Driver> replica, const DatabaseOptions& options) {
  const auto connect = [this, replica] {
    auto session = replica->connect_reader();
    if (session) (*session)->secrets = secrets_;
    return session;
  };
  replica_ = std::make_unique<Replica>(
      options.readers, options.queue_limit, options.read_limit, connect,
      [this](Work work, Done done) { lists_.read(std::move(work), std::move(done)); });
}

void SqlDatabase::write(Work work, Done done, const About& about) {
  if (room_ && room_->is_full() && !is_essential(work))
    return done(fail_disk_full("no room is left on the disk of the database"));
  writes_.take_in(std::move(work), std::move(done), about);
}

void SqlDatabase::read(Work work, Done done) { reads_.read(std::move(work), std::move(done)); }

bool SqlDatabase::is_healthy() const {
  return writer_.is_healthy() && reads_.is_healthy() && lists_.is_healthy();
}

void SqlDatabase::stop_waiting() {
  writes_.hurry();
  reads_.stop_waiting();
  lists_.stop_waiting();
}

}  // namespace harken::sql
