// SPDX-License-Identifier: AGPL-3.0-or-later
// A small desk on a real SQLite database, for the tests of use cases and sockets. The clock stands
// still unless it is moved, ids count up, and who is online is a set.
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>

#include <atomic>
#include <filesystem>
#include <mutex>
#include <set>

#include "adapters/sql/open_database.hpp"
#include "app/admin/authenticate.hpp"
#include "app/admin/people.hpp"
#include "app/admin/setup.hpp"
#include "app/intake/receive_message.hpp"
#include "app/intake/visitors.hpp"

namespace harken::app::testing {

class StillClock : public Clock {
 public:
  Timestamp now() override { return time; }
  Timestamp time{1'700'000'000'000'000};
};

class CountingIds : public IdSource {
 public:
  std::int64_t next() override { return ++last_; }

 private:
  std::atomic<std::int64_t> last_ = 1'000;
};

class CountingRandom : public Random {
 public:
  void fill(std::span<unsigned char> bytes) override {
    for (auto& byte : bytes) byte = static_cast<unsigned char>(++last_);
  }

 private:
  std::atomic<unsigned> last_ = 0;
};

class PresenceSet : public Presence {
 public:
  bool is_online(UserId user) override { return online.contains(user); }
  std::set<UserId> online;
};

// A folder that goes with the test.
class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "harken_desk_XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string operator/(const char* name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

struct Visitor {
  Secret token;
  VisitorSession session;
};

class Desk {
 public:
  Desk() {
    auto opened = sql::open_database({.url = "sqlite:" + (folder_ / "desk.db"), .clock = clock, .fsync = false});
    if (!opened) throw std::runtime_error(opened.error().detail);
    database = *std::move(opened);
    database->on_commit([this](std::span<const Event> events) {
      const std::lock_guard lock(mutex_);
      if (listener_) listener_(events);
    });
    const auto done = value<SetupDone>(
        [&](Tx& tx) { return set_up(tx, env, {"Shop", "Ada", "ada@shop.test", "hash"}); });
    admin = actor_of(done.admin);
    channel = done.channel;
    sales = done.department;
    repairs = value<Department>(
        [&](Tx& tx) { return create_department(tx, env, admin, {"Repairs", {}}); });
    mira = add("Mira", Role::supervisor, sales);
    ana = add("Ana", Role::agent, sales);
    ben = add("Ben", Role::agent, sales);
    rob = add("Rob", Role::agent, repairs);
  }

  // Told of every commit from now on; empty: nobody any more.
  void listen(Database::Wake listener) {
    const std::lock_guard lock(mutex_);
    listener_ = std::move(listener);
  }

  // The outcome of a use case in a transaction of its own.
  template <class T>
  Result<T> attempt(const std::function<Result<T>(Tx&)>& work) {
    Result<T> outcome = fail(Errc::internal, "internal");
    const auto status = run_write(*database, [&](Tx& tx) -> Status {
      outcome = work(tx);
      return outcome ? Status() : std::unexpected(outcome.error());
    });
    if (outcome && !status) return std::unexpected(status.error());
    return outcome;
  }
  template <class T>
  T value(const std::function<Result<T>(Tx&)>& work) {
    auto outcome = attempt(work);
    if (!outcome) throw std::runtime_error(outcome.error().code + std::string(": ") + outcome.error().detail);
    return *std::move(outcome);
  }

  Visitor arrive() {
    const auto visit = value<StartedVisit>(
        [&](Tx& tx) { return start_visit(tx, env, {channel.key, "Nora", "", {}, {}}); });
    return {visit.token, value<VisitorSession>([&](Tx& tx) {
              return authenticate_visitor(tx, channel.key, visit.token);
            })};
  }
  Result<Received> write(const Visitor& visitor, std::string text, std::string client_id) {
    const auto& session = visitor.session;
    const ReceiveMessage command{session.workspace_id, session.identity_id, session.contact_id,
                                 session.channel_id,   std::move(client_id), std::move(text)};
    return attempt<Received>([&](Tx& tx) { return receive_message(tx, env, command); });
  }
  std::vector<Event> events_after(Seq seq) {
    return value<std::vector<Event>>(
        [&](Tx& tx) { return tx.events().list_after(admin.workspace_id, seq, 10'000); });
  }

 private:
  Actor add(std::string name, Role role, const Department& department) {
    const CreateUser command{name, name + "@shop.test", role, "hash", {department.id}};
    return actor_of(value<User>([&](Tx& tx) { return create_user(tx, env, admin, command); }));
  }

  Folder folder_;
  std::mutex mutex_;
  Database::Wake listener_;

 public:
  StillClock clock;
  CountingIds ids;
  CountingRandom random;
  PresenceSet presence;
  Env env{clock, random, ids, presence};
  std::unique_ptr<Database> database;
  Actor admin, mira, ana, ben, rob;  // mira leads sales, where ana and ben are; rob repairs
  Department sales, repairs;
  Channel channel;
};

}  // namespace harken::app::testing
