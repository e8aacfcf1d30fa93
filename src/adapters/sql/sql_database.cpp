// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/sql_database.hpp"

#include "adapters/sql/history.hpp"
#include "adapters/sql/time_limit.hpp"
#include "adapters/sql/transaction.hpp"
#include "ports/kinds_of_work.hpp"

namespace harken::sql {
namespace {

constexpr int kReadAttempts = 3;

void queue_up(UnitQueue& queue, Work work, Done done, const About& about = {}) {
  Unit unit{std::move(work), std::move(done), std::chrono::steady_clock::now(), about};
  if (queue.push(unit)) return;
  auto refused = fail(Errc::unavailable, "unavailable",
                      queue.is_closed() ? "the database cannot be reached"
                                        : "too much is waiting for the database");
  refused.error().retry_after_seconds = 1;
  unit.done(refused);
}

}  // namespace

SqlDatabase::SqlDatabase(std::unique_ptr<Driver> driver, const DatabaseOptions& options,
                         std::shared_ptr<DiskRoom> room)
    : room_(std::move(room)),
      read_limit_(options.read_limit),
      driver_(std::move(driver)),
      secrets_(options.secrets),
      writes_(options.queue_limit),
      reads_(options.queue_limit),
      writer_([this] { return connect_writer(); }, writes_),
      group_commit_(writes_, writer_, {options.max_batch, options.max_batch_time}, wake_) {
  for (int i = 0; i < options.readers; ++i) {
    readers_.push_back(
        std::make_unique<Connection>([this] { return connect(&Driver::connect_reader); }, reads_));
  }
}

SqlDatabase::~SqlDatabase() {
  replica_.reset();  // it may still hand on to the readers
  writes_.close();
  reads_.close();
  threads_.clear();
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
  threads_.emplace_back([this] { group_commit_.run(); });
  return open_readers();
}

Status SqlDatabase::open_readers() {
  for (const auto& reader : readers_) {
    RETURN_IF_ERROR(reader->open());
    threads_.emplace_back([this, connection = reader.get()] { run_reader(*connection); });
  }
  if (!driver_->is_embedded()) return {};
  for (std::size_t i = 0; i < readers_.size(); ++i) {
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
  if (!replica_) return read(std::move(work), std::move(done));
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
      [this](Work work, Done done) { read(std::move(work), std::move(done)); });
}

void SqlDatabase::write(Work work, Done done, const About& about) {
  if (room_ && room_->is_full() && !is_essential(work))
    return done(fail_disk_full("no room is left on the disk of the database"));
  queue_up(writes_, std::move(work), std::move(done), about);
}

void SqlDatabase::read(Work work, Done done) { queue_up(reads_, std::move(work), std::move(done)); }

bool SqlDatabase::is_healthy() const {
  bool is_healthy = writer_.is_healthy();
  for (const auto& reader : readers_) is_healthy = is_healthy && reader->is_healthy();
  return is_healthy;
}

void SqlDatabase::stop_waiting() {
  writes_.hurry();
  reads_.hurry();
}

void SqlDatabase::run_reader(Connection& connection) {
  while (std::optional<Unit> unit = reads_.pop()) {
    SqlSession* session = connection.get();
    if (session == nullptr) {
      connection.put_back(*std::move(unit));
      connection.reconnect();
      continue;
    }
    const TimeLimit limit(is_patient(unit->work) ? kPatience : read_limit_);
    Attempt attempt;
    for (int i = 0; i < kReadAttempts; ++i) {
      PendingEvents none;
      attempt = run_transaction(unit->work, *session, Begin::read, none);
      if (attempt.fate != Fate::unlucky) break;
    }
    if (attempt.fate == Fate::lost) {
      connection.put_back(*std::move(unit));
    } else {
      unit->done(attempt.outcome);
    }
  }
}

}  // namespace harken::sql
