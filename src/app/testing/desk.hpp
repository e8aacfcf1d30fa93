// SPDX-License-Identifier: AGPL-3.0-or-later
// A small desk on a real SQLite database, for the tests of use cases and sockets.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <filesystem>
#include <mutex>

#include "adapters/sql/open_database.hpp"
#include "app/admin/authenticate.hpp"
#include "app/admin/people.hpp"
#include "app/admin/setup.hpp"
#include "app/conversation/availability.hpp"
#include "app/intake/files.hpp"
#include "app/intake/receive_message.hpp"
#include "app/intake/visitors.hpp"
#include "app/testing/env.hpp"
#include "wire/encode.hpp"

namespace harken::app::testing {

// For expectations: what a refusal says, or nothing.
template <class T>
std::string code_of(const Result<T>& outcome) {
  return outcome ? std::string() : outcome.error().code;
}
template <class T>
std::string field_of(const Result<T>& outcome) {
  return outcome ? std::string() : outcome.error().field;
}

struct Visitor {
  Secret token;
  VisitorSession session;
};

// A database with its tables, made once for all tests of the process: each begins with a copy.
inline const std::string& database_with_tables() {
  struct Migrated {
    Migrated() {
      StillClock clock;
      const auto opened =
          sql::open_database({.url = "sqlite:" + file, .clock = clock, .fsync = false});
      if (!opened) throw std::runtime_error(opened.error().detail);
    }
    Folder folder;
    std::string file = folder / "desk.db";
  };
  static const Migrated migrated;
  return migrated.file;
}

class Desk {
 public:
  Desk() {
    std::filesystem::copy_file(database_with_tables(), folder_ / "desk.db");
    auto opened = sql::open_database(
        {.url = "sqlite:" + (folder_ / "desk.db"), .clock = clock, .fsync = false});
    if (!opened) throw std::runtime_error(opened.error().detail);
    database = *std::move(opened);
    database->on_commit([this](std::span<const Event> events) {
      const std::lock_guard lock(mutex_);
      if (listener_) listener_(events);
    });
    const auto done = value<SetupDone>(
        [&](Tx& tx) { return set_up(tx, env, {"Shop", "Ada", "ada@shop.test", "hash", ""}); });
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
    if (!outcome)
      throw std::runtime_error(outcome.error().code + std::string(": ") + outcome.error().detail);
    return *std::move(outcome);
  }

  Visitor arrive() {
    const auto visit = value<StartedVisit>(
        [&](Tx& tx) { return start_visit(tx, env, {channel.key, "Nora", "", {}, {}}); });
    return {visit.token, value<VisitorSession>([&](Tx& tx) {
              return authenticate_visitor(tx, env, channel.key, visit.token);
            })};
  }
  Result<Received> write(const Visitor& visitor, std::string text, std::string client_id,
                         std::vector<std::string> files = {}) {
    const auto& session = visitor.session;
    const ReceiveMessage command{session.workspace_id,
                                 session.identity_id,
                                 session.contact_id,
                                 session.channel_id,
                                 std::move(client_id),
                                 std::move(text),
                                 std::move(files),
                                 {},
                                 {}};
    return attempt<Received>([&](Tx& tx) { return receive_message(tx, env, command); });
  }
  // The conversation of the visitor's first words; each has its own.
  Conversation open(const Visitor& visitor) {
    const auto received = write(visitor, "Hello", "client-" + ids.make<MessageId>().to_string());
    return find(received.value().message.conversation_id);
  }
  Conversation newest_of(const Visitor& visitor) {
    return value<std::optional<Conversation>>([&](Tx& tx) {
             return tx.conversations().find_newest_of(visitor.session.identity_id);
           })
        .value();
  }
  // The status that the desk came with.
  StatusId status(StatusPreset preset) {
    const auto all = value<std::vector<AvailabilityStatus>>(
        [&](Tx& tx) { return tx.statuses().list(admin.workspace_id); });
    return std::ranges::find(all, preset, &AvailabilityStatus::preset)->id;
  }
  void put(const Actor& actor, StatusPreset preset) {
    const auto id = status(preset);
    value<User>([&](Tx& tx) { return set_status(tx, env, actor, actor.user_id, id); });
  }
  Conversation find(ConversationId id) {
    return value<std::optional<Conversation>>(
               [&](Tx& tx) { return tx.conversations().find(admin.workspace_id, id); })
        .value();
  }
  // An upload of the visitor, or, without one, of the user.
  std::string upload(const Visitor* visitor, UserId user = {}) {
    AddFile file{admin.workspace_id, user, {}, "photo.png", "image/png", std::string(64, 'a'), 10};
    if (visitor) file.uploaded_by_identity = visitor->session.identity_id;
    return value<File>([&](Tx& tx) { return add_file(tx, env, file); }).id;
  }
  std::size_t count_events() { return events_after(0).size(); }
  Event last_event() { return events_after(0).back(); }
  std::vector<Event> events_after(Seq seq) {
    return value<std::vector<Event>>(
        [&](Tx& tx) { return tx.events().list_after(admin.workspace_id, seq, 10'000); });
  }

  // What the frames of an event say, to staff and to the customer.
  static boost::json::object staff_data(const Event& event) {
    return boost::json::parse(wire::staff_frame(event)).at("data").as_object();
  }
  static boost::json::object public_data(const Event& event) {
    return boost::json::parse(wire::visitor_frame(event)).at("data").as_object();
  }

 private:
  Actor add(std::string name, RoleId role, const Department& department) {
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
  FewTimeZones time_zones;
  Env env{clock, random, ids, presence, time_zones};
  std::unique_ptr<Database> database;
  Actor admin, mira, ana, ben, rob;  // mira leads sales, where ana and ben are; rob repairs
  Department sales, repairs;
  Channel channel;
};

}  // namespace harken::app::testing
