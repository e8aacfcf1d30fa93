// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/postgres/postgres_session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <utility>

#include "adapters/sql/disk_room.hpp"
#include "adapters/sql/mapping.hpp"
#include "adapters/sql/postgres/address.hpp"
#include "adapters/sql/postgres/binary.hpp"
#include "adapters/sql/time_limit.hpp"

namespace harken::sql {
namespace {

// Any number: all of Harken asks for the same one.
constexpr std::int64_t kMigrationLock = 4'275'453;
// Its lock is that of who writes. A node that stands still with it loses it after these five
// seconds. The number tells whether somebody else has had the lock since; before its migration
// there is none.
constexpr const char* kBeginWrite =
    "BEGIN; SET LOCAL idle_in_transaction_session_timeout = 5000; SELECT "
    "pg_advisory_xact_lock(4275454); "
    "SELECT nextval(to_regclass('write_turn'))";

// Answers wait in the buffers of the sockets while the rest is sent; so many of them surely fit.
constexpr std::size_t kPipelined = 128;

constexpr std::int64_t kMostWaiting = 1'000;
// What somebody has changed by hand is seen after so long.
constexpr std::chrono::seconds kRemembered{10};

// What is set before the address can be overruled by it; what follows cannot.
constexpr const char* kKeywords[] = {
    "connect_timeout",  "keepalives_idle", "keepalives_interval", "tcp_user_timeout",
    "application_name", "dbname",          "client_encoding",     nullptr};

// libpq would print it on the log's stream, beside its lines of JSON. What matters is an error,
// too.
void ignore_notice(void*, const char*) {}

PGconn* connect(const std::string& url) {
  const char* values[] = {"5", "10", "3", "10000", "harken", url.c_str(), "UTF8", nullptr};
  PGconn* connection = PQconnectdbParams(kKeywords, values, 1);
  if (connection != nullptr) PQsetNoticeProcessor(connection, ignore_notice, nullptr);
  return connection;
}

std::string first_line(const char* text) {
  const std::string_view all(text == nullptr ? "" : text);
  return std::string(all.substr(0, all.find('\n')));
}

std::int64_t number_in(std::string_view text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::int64_t changed_rows(PGresult* answer) { return number_in(PQcmdTuples(answer)); }

bool is_select(PGresult* answer) {
  return std::string_view(PQcmdStatus(answer)).starts_with("SELECT");
}

bool is_our_mistake(std::string_view state) {
  return state.starts_with("22") || state.starts_with("23") || state.starts_with("42");
}

}  // namespace

Result<std::unique_ptr<PostgresSession>> PostgresSession::open(const std::string& url, bool fsync) {
  RETURN_IF_ERROR(check_postgres_address(url));
  std::unique_ptr<PostgresSession> session(new PostgresSession(connect(url)));
  if (!session->is_connected()) {
    return fail(Errc::unavailable, "unavailable",
                first_line(PQerrorMessage(session->connection_.get())));
  }
  // jit: it costs more than our short statements take. seqscan: a statement is planned once, maybe
  // when its tables were still empty; nothing of ours is to read a table from end to end because it
  // was small then. A commit that is on disk is the least we need.
  RETURN_IF_ERROR(session->run_script(
      "SET client_min_messages = warning; SET jit = off; SET enable_seqscan = off; "
      "SELECT set_config('synchronous_commit', 'on', false) "
      "WHERE current_setting('synchronous_commit') IN ('off', 'local')"));
  if (!fsync) RETURN_IF_ERROR(session->run_script("SET synchronous_commit = off"));
  return session;
}

Result<std::int64_t> PostgresSession::run(Sql sql, std::span<const Value> values,
                                          const RowSink& sink) {
  ASSIGN_OR_RETURN(const Answer answer, execute_prepared(sql.text(), values));
  if (sink) {
    for (int row = 0; row < PQntuples(answer.get()); ++row) sink(BinaryRow(answer.get(), row));
  }
  const std::int64_t rows = changed_rows(answer.get());
  if (!is_select(answer.get())) total_changes_ += rows;
  return rows;
}

Status PostgresSession::run_each(Sql sql, std::span<const std::vector<Value>> rows) {
  RETURN_IF_ERROR(flush());
  if (rows.empty()) return {};
  ASSIGN_OR_RETURN(const char* for_many, prepare_for_many(sql.text(), rows.front()));
  ASSIGN_OR_RETURN(const Statement* one, prepare(sql.text(), rows.front()));
  if (one->changes_conversations) conversations_.clear();
  const auto most = for_many != nullptr ? std::size_t(kMostWaiting) : kPipelined;
  while (!rows.empty()) {
    const auto page = rows.first(std::min(rows.size(), most));
    if (for_many != nullptr) {
      ManyRows many(sql.text(), page.front());
      for (const auto& values : page) many.add(values);
      RETURN_IF_ERROR(run_together({&many, 1}));
    } else {
      RETURN_IF_ERROR(run_page(one->name.c_str(), page));
    }
    rows = rows.subspan(page.size());
  }
  return {};
}

Status PostgresSession::run_page(const char* name, std::span<const std::vector<Value>> rows) {
  PQenterPipelineMode(connection_.get());
  Status sent;
  for (const auto& values : rows) {
    if (sent) sent = send(name, values);
  }
  const auto received = receive_all();
  PQexitPipelineMode(connection_.get());
  RETURN_IF_ERROR(sent);
  RETURN_IF_ERROR(received);
  return {};
}

Result<std::int64_t> PostgresSession::run_later(Sql sql, std::span<const Value> values) {
  if (!presumes_) return run(sql, values, {});
  ASSIGN_OR_RETURN(const char* name, prepare_for_many(sql.text(), values));
  if (name == nullptr || has_misjudged_) return run(sql, values, {});
  group_of(sql.text(), values).add(values);
  ++total_changes_;
  if (++rows_waiting_ >= kMostWaiting) RETURN_IF_ERROR(flush());
  return 1;
}

// The last of this statement, unless one that is as late has changed the same thing already.
ManyRows& PostgresSession::group_of(const char* text, std::span<const Value> values) {
  for (auto group = waiting_.rbegin(); group != waiting_.rend(); ++group) {
    if (group->is_about(values)) break;
    if (group->text() == text) return *group;
  }
  return waiting_.emplace_back(text, values);
}

void PostgresSession::forget_what_waits() {
  waiting_.clear();
  rows_waiting_ = 0;
}

Status PostgresSession::flush() {
  if (has_misjudged_) return fail(Errc::unavailable, "unavailable", "a change was not as presumed");
  if (waiting_.empty()) return {};
  auto groups = std::exchange(waiting_, {});
  forget_what_waits();
  const auto changed = run_together(groups);
  const auto is_as_presumed = [&] {
    return std::ranges::equal(*changed, groups, {}, {}, &ManyRows::size);
  };
  if (changed && is_as_presumed()) return {};
  conversations_.clear();
  // An error too belongs to who has put its statement off, and shows when nothing is.
  has_misjudged_ = is_connected() && !can_retry_;
  if (!changed) return std::unexpected(changed.error());
  return flush();
}

Result<std::vector<std::int64_t>> PostgresSession::run_together(std::span<ManyRows> groups) {
  PQenterPipelineMode(connection_.get());
  Status sent;
  for (ManyRows& group : groups) {
    if (sent) sent = send(names_for_many_[group.text()].c_str(), group.arrays());
  }
  auto changed = receive_all();
  PQexitPipelineMode(connection_.get());
  RETURN_IF_ERROR(sent);
  return changed;
}

Status PostgresSession::send(const char* name, std::span<const Value> values) {
  const BinaryParameters parameters(values);
  const bool is_sent =
      PQsendQueryPrepared(connection_.get(), name, parameters.count(), parameters.pointers(),
                          parameters.lengths(), parameters.formats(), 1) == 1;
  return is_sent ? Status() : check(Answer());
}

// All of them, to the end; the first error counts, the rest only follows from it. Between the
// answers of two statements stands a null.
Result<std::vector<std::int64_t>> PostgresSession::receive_all() {
  Status outcome = PQpipelineSync(connection_.get()) == 1 ? Status() : check(Answer());
  std::vector<std::int64_t> changed;
  bool was_null = false;
  bool is_complete = false;
  while (is_connected() && !is_complete) {
    const Answer answer(PQgetResult(connection_.get()));
    if (!answer && std::exchange(was_null, true)) break;
    if (!answer) continue;
    was_null = false;
    const auto status = PQresultStatus(answer.get());
    is_complete = status == PGRES_PIPELINE_SYNC;
    if (is_complete || status == PGRES_PIPELINE_ABORTED) continue;
    changed.push_back(changed_rows(answer.get()));
    if (outcome) outcome = check(answer);
  }
  if (outcome && !is_complete) outcome = check(Answer());
  RETURN_IF_ERROR(outcome);
  return changed;
}

Result<PostgresSession::Answer> PostgresSession::execute_prepared(const char* text,
                                                                  std::span<const Value> values) {
  RETURN_IF_ERROR(flush());
  ASSIGN_OR_RETURN(const Statement* statement, prepare(text, values));
  if (statement->changes_conversations) conversations_.clear();
  const BinaryParameters parameters(values);
  Answer answer(PQexecPrepared(connection_.get(), statement->name.c_str(), parameters.count(),
                               parameters.pointers(), parameters.lengths(), parameters.formats(),
                               1));
  RETURN_IF_ERROR(check(answer));
  return answer;
}

Result<const PostgresSession::Statement*> PostgresSession::prepare(const char* text,
                                                                   std::span<const Value> values) {
  if (const auto known = statements_.find(text); known != statements_.end()) return &known->second;
  const std::string name = fmt::format("s{}", statements_.size());
  RETURN_IF_ERROR(prepare_as(name, text, values));
  return &statements_.emplace(text, Statement{name, changes_conversations(text)}).first->second;
}

Result<const char*> PostgresSession::prepare_for_many(const char* text,
                                                      std::span<const Value> values) {
  auto known = names_for_many_.find(text);
  if (known == names_for_many_.end()) {
    const auto for_many = text_for_many(text, values);
    const std::string name = for_many ? fmt::format("m{}", names_for_many_.size()) : std::string();
    if (for_many) RETURN_IF_ERROR(prepare_as(name, for_many->c_str(), {}));
    known = names_for_many_.emplace(text, name).first;
  }
  return known->second.empty() ? nullptr : known->second.c_str();
}

Status PostgresSession::prepare_as(const std::string& name, const char* text,
                                   std::span<const Value> values) {
  const std::vector<Oid> types = types_of(values);
  return check(Answer(PQprepare(connection_.get(), name.c_str(), text,
                                static_cast<int>(types.size()), types.data())));
}

Status PostgresSession::run_script(const std::string& script) {
  RETURN_IF_ERROR(flush());
  conversations_.clear();
  return check(Answer(PQexec(connection_.get(), script.c_str())));
}

Status PostgresSession::begin(Begin kind) {
  can_retry_ = false;
  const bool has_misjudged = std::exchange(has_misjudged_, false);
  presumes_ = kind == Begin::write && !has_misjudged;
  forget_what_waits();
  if (kind == Begin::read) {
    RETURN_IF_ERROR(limit_time(TimeLimit::current().value_or(std::chrono::milliseconds(0))));
    RETURN_IF_ERROR(run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", {}, {}));
    return {};
  }
  RETURN_IF_ERROR(take_turn());
  if (kind != Begin::exclusive) return {};
  return execute(*this, "SELECT pg_advisory_xact_lock($1)", kMigrationLock);
}

// Most that read have the same one as the last, and it costs no round trip.
Status PostgresSession::limit_time(std::chrono::milliseconds limit) {
  if (limit == time_limit_) return {};
  RETURN_IF_ERROR(run_script(fmt::format("SET statement_timeout = {}", limit.count())));
  time_limit_ = limit;
  return {};
}

// One writer at a time on all nodes (ADR 18), in one round trip. Each statement sees what was
// committed before it begins, so what comes after the lock sees all that others have written.
Status PostgresSession::take_turn() {
  const Answer answer(PQexec(connection_.get(), kBeginWrite));
  RETURN_IF_ERROR(check(answer));
  const auto turn = number_in(PQgetvalue(answer.get(), 0, 0));
  const bool is_next = turn == std::exchange(turn_, turn) + 1;
  const auto now = std::chrono::steady_clock::now();
  if (is_next && presumes_ && now - cleared_at_ < kRemembered) return {};
  conversations_.clear();
  cleared_at_ = now;
  return {};
}

Status PostgresSession::commit() {
  if (const Status flushed = flush(); !flushed) {
    rollback();
    return flushed;
  }
  const auto answer = execute_prepared("COMMIT", {});
  // After an error that the closure has swallowed, PostgreSQL answers COMMIT with ROLLBACK.
  if (answer && std::strcmp(PQcmdStatus(answer->get()), "COMMIT") == 0) return {};
  conversations_.clear();
  if (!answer) return std::unexpected(answer.error());
  return fail(Errc::unavailable, "unavailable", "the transaction had failed before");
}

void PostgresSession::rollback() {
  forget_what_waits();
  conversations_.clear();
  if (in_transaction()) (void)check(Answer(PQexec(connection_.get(), "ROLLBACK")));
}

// Whether walking back from the newest or asking an index is faster depends on what is asked for.
Status PostgresSession::begin_own_plans() {
  return execute(*this, "SELECT set_config('plan_cache_mode', 'force_custom_plan', true)");
}

// What is read of the rows found is looked up by ids: to plan that takes longer than to read it.
Status PostgresSession::end_own_plans() {
  return execute(*this, "SELECT set_config('plan_cache_mode', 'force_generic_plan', true)");
}

bool PostgresSession::in_transaction() const {
  const PGTransactionStatusType status = PQtransactionStatus(connection_.get());
  return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

bool PostgresSession::has_failed() const {
  return PQtransactionStatus(connection_.get()) == PQTRANS_INERROR;
}

Status PostgresSession::check(const Answer& answer) {
  const ExecStatusType status = PQresultStatus(answer.get());
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return {};
  const char* code = PQresultErrorField(answer.get(), PG_DIAG_SQLSTATE);
  const std::string_view state(code == nullptr ? "" : code);
  const char* message = PQresultErrorField(answer.get(), PG_DIAG_MESSAGE_PRIMARY);
  const std::string detail =
      fmt::format("PostgreSQL {}: {}", state,
                  first_line(message == nullptr ? PQerrorMessage(connection_.get()) : message));
  can_retry_ = state == "40001" || state == "40P01";
  // libpq itself says so: it could not send, and calls the connection good until it reads again.
  if (state.empty()) is_lost_ = true;
  if (state == "23505") return fail(Errc::conflict, "already_exists", detail);
  if (state == "53100") return fail_disk_full(detail);
  if (state == "57014") return fail(Errc::unavailable, kTooSlow, detail);
  if (is_our_mistake(state)) return fail(Errc::internal, "internal", detail);
  return fail(Errc::unavailable, "unavailable", detail);
}

}  // namespace harken::sql
