// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/postgres/postgres_session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <utility>

#include "adapters/sql/mapping.hpp"
#include "adapters/sql/postgres/binary.hpp"

namespace harken::sql {
namespace {

// Any number: all of Harken asks for the same one.
constexpr std::int64_t kMigrationLock = 4'275'453;
// Its lock is that of who writes. A node that stands still with it loses it after these five seconds.
constexpr const char* kBeginWrite =
    "BEGIN; SET LOCAL idle_in_transaction_session_timeout = 5000; SELECT pg_advisory_xact_lock(4275454)";

// Answers wait in the buffers of the sockets while the rest is sent; so many of them surely fit.
constexpr std::size_t kPipelined = 128;

// What is set before the address can be overruled by it; what follows cannot.
constexpr const char* kKeywords[] = {"connect_timeout", "keepalives_idle", "tcp_user_timeout",
                                     "application_name", "dbname", "client_encoding", nullptr};

PGconn* connect(const std::string& url) {
  const char* values[] = {"5", "10", "10000", "harken", url.c_str(), "UTF8", nullptr};
  return PQconnectdbParams(kKeywords, values, 1);
}

std::string first_line(const char* text) {
  const std::string_view all(text == nullptr ? "" : text);
  return std::string(all.substr(0, all.find('\n')));
}

std::int64_t changed_rows(PGresult* answer) {
  const std::string_view text(PQcmdTuples(answer));
  std::int64_t rows = 0;
  std::from_chars(text.data(), text.data() + text.size(), rows);
  return rows;
}

bool is_select(PGresult* answer) {
  return std::string_view(PQcmdStatus(answer)).starts_with("SELECT");
}

bool is_our_mistake(std::string_view state) {
  return state.starts_with("22") || state.starts_with("23") || state.starts_with("42");
}

}  // namespace

Result<std::unique_ptr<PostgresSession>> PostgresSession::open(const std::string& url, bool fsync) {
  std::unique_ptr<PostgresSession> session(new PostgresSession(connect(url)));
  if (!session->is_connected()) {
    return fail(Errc::unavailable, "unavailable",
                first_line(PQerrorMessage(session->connection_.get())));
  }
  // jit: it costs more than our short statements take. A commit that is on disk is the least we need.
  RETURN_IF_ERROR(session->run_script(
      "SET client_min_messages = warning; SET jit = off; "
      "SELECT set_config('synchronous_commit', 'on', false) "
      "WHERE current_setting('synchronous_commit') IN ('off', 'local')"));
  if (!fsync) RETURN_IF_ERROR(session->run_script("SET synchronous_commit = off"));
  return session;
}

Result<std::int64_t> PostgresSession::run(Sql sql, std::span<const Value> values, const RowSink& sink) {
  ASSIGN_OR_RETURN(const Answer answer, execute_prepared(sql.text(), values));
  if (sink) {
    for (int row = 0; row < PQntuples(answer.get()); ++row) sink(BinaryRow(answer.get(), row));
  }
  const std::int64_t rows = changed_rows(answer.get());
  if (!is_select(answer.get())) total_changes_ += rows;
  return rows;
}

Status PostgresSession::run_each(Sql sql, std::span<const std::vector<Value>> rows) {
  while (!rows.empty()) {
    const auto page = rows.first(std::min(rows.size(), kPipelined));
    ASSIGN_OR_RETURN(const char* name, prepare(sql.text(), page.front()));
    PQenterPipelineMode(connection_.get());
    const Status sent = send_each(name, page);
    const Status received = receive_each();
    PQexitPipelineMode(connection_.get());
    RETURN_IF_ERROR(sent);
    RETURN_IF_ERROR(received);
    rows = rows.subspan(page.size());
  }
  return {};
}

Status PostgresSession::send_each(const char* name, std::span<const std::vector<Value>> rows) {
  bool is_sent = true;
  for (const auto& values : rows) {
    const BinaryParameters parameters(values);
    is_sent = is_sent && PQsendQueryPrepared(connection_.get(), name, parameters.count(),
                                             parameters.pointers(), parameters.lengths(),
                                             parameters.formats(), 1) == 1;
  }
  is_sent = PQpipelineSync(connection_.get()) == 1 && is_sent;
  return is_sent ? Status() : check(Answer());
}

// All of them, to the end of the page; the first error counts, the rest only follows from it. Between
// the answers of two statements stands a null.
Status PostgresSession::receive_each() {
  Status outcome;
  bool was_null = false;
  while (is_connected()) {
    const Answer answer(PQgetResult(connection_.get()));
    if (!answer && std::exchange(was_null, true)) break;
    if (!answer) continue;
    was_null = false;
    const auto status = PQresultStatus(answer.get());
    if (status == PGRES_PIPELINE_SYNC) return outcome;
    if (status == PGRES_PIPELINE_ABORTED) continue;
    total_changes_ += changed_rows(answer.get());
    if (outcome) outcome = check(answer);
  }
  return outcome ? check(Answer()) : outcome;
}

Result<PostgresSession::Answer> PostgresSession::execute_prepared(const char* text,
                                                                  std::span<const Value> values) {
  ASSIGN_OR_RETURN(const char* name, prepare(text, values));
  const BinaryParameters parameters(values);
  Answer answer(PQexecPrepared(connection_.get(), name, parameters.count(), parameters.pointers(),
                               parameters.lengths(), parameters.formats(), 1));
  RETURN_IF_ERROR(check(answer));
  return answer;
}

Result<const char*> PostgresSession::prepare(const char* text, std::span<const Value> values) {
  if (const auto known = names_.find(text); known != names_.end()) return known->second.c_str();
  const std::string name = fmt::format("s{}", names_.size());
  const std::vector<Oid> types = types_of(values);
  const Answer answer(PQprepare(connection_.get(), name.c_str(), text, static_cast<int>(types.size()),
                                types.data()));
  RETURN_IF_ERROR(check(answer));
  return names_.emplace(text, name).first->second.c_str();
}

Status PostgresSession::run_script(const std::string& script) {
  return check(Answer(PQexec(connection_.get(), script.c_str())));
}

Status PostgresSession::begin(Begin kind) {
  can_retry_ = false;
  if (kind == Begin::read) {
    RETURN_IF_ERROR(run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", {}, {}));
    return {};
  }
  // One writer at a time on all nodes (ADR 18), in one round trip. Each statement sees what was
  // committed before it begins, so what comes after the lock sees all that others have written.
  RETURN_IF_ERROR(run_script(kBeginWrite));
  if (kind != Begin::exclusive) return {};
  return execute(*this, "SELECT pg_advisory_xact_lock($1)", kMigrationLock);
}

Status PostgresSession::commit() {
  ASSIGN_OR_RETURN(const Answer answer, execute_prepared("COMMIT", {}));
  // After an error that the closure has swallowed, PostgreSQL answers COMMIT with ROLLBACK.
  if (std::strcmp(PQcmdStatus(answer.get()), "COMMIT") == 0) return {};
  return fail(Errc::unavailable, "unavailable", "the transaction had failed before");
}

void PostgresSession::rollback() {
  if (in_transaction()) (void)run("ROLLBACK", {}, {});
}

// Whether walking back from the newest text or asking the index is faster depends on the words.
Status PostgresSession::prepare_search() {
  return execute(*this, "SELECT set_config('plan_cache_mode', 'force_custom_plan', true)");
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
  const std::string detail = fmt::format(
      "PostgreSQL {}: {}", state,
      first_line(message == nullptr ? PQerrorMessage(connection_.get()) : message));
  can_retry_ = state == "40001" || state == "40P01";
  if (state == "23505") return fail(Errc::conflict, "already_exists", detail);
  if (is_our_mistake(state)) return fail(Errc::internal, "internal", detail);
  return fail(Errc::unavailable, "unavailable", detail);
}

}  // namespace harken::sql
