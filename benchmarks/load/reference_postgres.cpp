// SPDX-License-Identifier: AGPL-3.0-or-later
#include <libpq-fe.h>

#include <atomic>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

#include "loop.hpp"
#include "references.hpp"

namespace harken::load {
namespace {

constexpr int kConnections = 8;

class Session {
 public:
  explicit Session(const std::string& url) : connection_(PQconnectdb(url.c_str()), PQfinish) {
    if (PQstatus(connection_.get()) != CONNECTION_OK)
      throw std::runtime_error(PQerrorMessage(connection_.get()));
  }
  void run(const char* sql) { check(PQexec(connection_.get(), sql)); }
  void prepare(const char* name, const char* sql) {
    check(PQprepare(connection_.get(), name, sql, 0, nullptr));
  }
  void execute(const char* name, const std::vector<const char*>& values) {
    check(PQexecPrepared(connection_.get(), name, static_cast<int>(values.size()), values.data(),
                         nullptr, nullptr, 0));
  }

 private:
  void check(PGresult* result) {
    const auto status = PQresultStatus(result);
    PQclear(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
      throw std::runtime_error(PQerrorMessage(connection_.get()));
  }
  std::unique_ptr<PGconn, void (*)(PGconn*)> connection_;
};

void create_tables(const std::string& url) {
  Session session(url);
  session.run(
      "DROP SCHEMA IF EXISTS bare CASCADE; CREATE SCHEMA bare;"
      "CREATE TABLE bare.conversation(id BIGINT PRIMARY KEY, last_at BIGINT, unread BIGINT);"
      "CREATE TABLE bare.message(id BIGSERIAL PRIMARY KEY, conversation_id BIGINT, client_id TEXT,"
      " body TEXT, UNIQUE(conversation_id, client_id));"
      "INSERT INTO bare.conversation SELECT n, 0, 0 FROM generate_series(0, 499) n");
}

void write_messages(const std::string& url, double end, std::atomic<std::int64_t>& count) {
  Session session(url);
  session.prepare("insert",
                  "INSERT INTO bare.message(conversation_id, client_id, body) VALUES($1, $2, $3)");
  session.prepare("update",
                  "UPDATE bare.conversation SET last_at = $1, unread = unread + 1 WHERE id = $2");
  const std::string body(300, 'x');
  while (now() < end) {
    const auto number = ++count;
    const auto text = std::to_string(number);
    const auto conversation = std::to_string(number % 500);
    session.run("BEGIN");
    session.execute("insert", {conversation.c_str(), text.c_str(), body.c_str()});
    session.execute("update", {text.c_str(), conversation.c_str()});
    session.run("COMMIT");
  }
}

}  // namespace

std::string fresh_schema(const std::string& url, const std::string& name) {
  Session session(url);
  session.run(("DROP SCHEMA IF EXISTS " + name + " CASCADE; CREATE SCHEMA " + name).c_str());
  return url + (url.contains('?') ? "&" : "?") + "options=-csearch_path%3D" + name;
}

void analyze(const std::string& url) { Session(url).run("ANALYZE"); }

double measure_postgres(const std::string& url, double seconds) {
  create_tables(url);
  std::atomic<std::int64_t> count = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < kConnections; ++i)
      threads.emplace_back([&] { write_messages(url, now() + seconds, count); });
  }
  return static_cast<double>(count) / seconds;
}

}  // namespace harken::load
