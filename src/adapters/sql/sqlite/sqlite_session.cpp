// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/sqlite/sqlite_session.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <utility>

#include "adapters/sql/mapping.hpp"
#include "adapters/sql/sqlite/gathered_writes.hpp"
#include "adapters/sql/sqlite/placeholders.hpp"
#include "adapters/sql/sqlite/sqlite_error.hpp"
#include "adapters/sql/time_limit.hpp"

namespace harken::sql {
namespace {

constexpr int kBusyMilliseconds = 5'000;
// Of SQLite's own machine: about a hundred microseconds.
constexpr int kStepsBetweenLooks = 5'000;

class SqliteRow : public Row {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}
  bool is_null(int column) const override {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
  }
  std::int64_t integer(int column) const override {
    return sqlite3_column_int64(statement_, column);
  }
  std::string_view text(int column) const override {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    if (bytes == nullptr) return {};
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }

 private:
  sqlite3_stmt* statement_;
};

int bind(sqlite3_stmt* statement, int index, const Value& value) {
  if (value.is_null) return sqlite3_bind_null(statement, index);
  if (value.type != Value::Type::text) return sqlite3_bind_int64(statement, index, value.integer);
  // A null pointer would bind NULL instead of the empty text.
  const char* bytes = value.text.data() == nullptr ? "" : value.text.data();
  return sqlite3_bind_text64(statement, index, bytes, value.text.size(), SQLITE_STATIC,
                             SQLITE_UTF8);
}

// Frees the locks and forgets the borrowed texts, also when a sink throws.
struct ResetAtEnd {
  sqlite3_stmt* statement;
  ~ResetAtEnd() {
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
  }
};

int remember_wal_pages(void* pages, sqlite3*, const char*, int now) {
  *static_cast<int*>(pages) = now;
  return SQLITE_OK;
}

}  // namespace

SqliteSession::SqliteSession(sqlite3* database, const Options& options)
    : database_(database), rights_version_(options.rights_version), room_(options.room) {
  if (options.is_writer)
    conversations_.emplace();
  else
    rights_.emplace(rights_version_);
}

Result<std::unique_ptr<SqlSession>> SqliteSession::open(const std::string& path, Options options) {
  const int access =
      options.is_writer ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  const char* vfs = options.is_writer && options.fsync ? gathered_writes_vfs() : nullptr;
  sqlite3* database = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &database, access | SQLITE_OPEN_NOMUTEX, vfs);
  std::unique_ptr<SqliteSession> session(new SqliteSession(database, options));
  if (code != SQLITE_OK) {
    return fail(Errc::unavailable, "unavailable",
                fmt::format("cannot open {}: {}", path, sqlite3_errstr(code)));
  }
  const auto configured = session->configure(options);
  if (!configured) {
    // Closing would take the log into a database that may be damaged.
    sqlite3_db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    return std::unexpected(configured.error());
  }
  if (options.is_writer) {
    const char* const paced = options.fsync ? paced_writes_vfs() : nullptr;
    session->log_keeper_.emplace(database, LogKeeper::File{path, paced, options.fsync},
                                 LogKeeper::Limits());
  }
  return session;
}

Status SqliteSession::configure(Options options) {
  sqlite3_extended_result_codes(database_, 1);
  sqlite3_busy_timeout(database_, kBusyMilliseconds);
  if (!options.is_writer) {
    sqlite3_progress_handler(
        database_, kStepsBetweenLooks,
        [](void* self) { return static_cast<const SqliteSession*>(self)->is_late(); }, this);
    return run_script(
        "PRAGMA query_only = ON; PRAGMA cache_size = -2000; PRAGMA temp_store = MEMORY");
  }
  // Asked while a statement is prepared, also for what its triggers do.
  sqlite3_set_authorizer(
      database_,
      [](void* self, int action, const char* table, const char*, const char*, const char*) {
        return static_cast<SqliteSession*>(self)->see_table(action, table);
      },
      this);
  // The hook takes the place of the automatic checkpoint inside COMMIT; maintain() sees to it.
  sqlite3_wal_hook(database_, remember_wal_pages, &wal_pages_);
  RETURN_IF_ERROR(
      run_script("PRAGMA journal_mode = WAL; PRAGMA cache_size = -16000; "
                 "PRAGMA temp_store = MEMORY; PRAGMA journal_size_limit = 67108864"));
  RETURN_IF_ERROR(
      run_script(options.fsync ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = OFF"));
  return options.is_checked ? check_pages() : Status();
}

Status SqliteSession::check_pages() {
  std::string found;
  const auto take = [](void* text, int, char** columns, char**) {
    *static_cast<std::string*>(text) = columns[0] == nullptr ? "" : columns[0];
    return 0;
  };
  const int code = sqlite3_exec(database_, "PRAGMA quick_check(1)", take, &found, nullptr);
  if (code == SQLITE_OK && found == "ok") return {};
  if (code != SQLITE_OK) found = sqlite3_errmsg(database_);
  return fail(Errc::internal, "internal", describe_damage(found));
}

SqliteSession::~SqliteSession() {
  log_keeper_.reset();  // closing is a checkpoint, too
  if (is_tight()) sqlite3_db_config(database_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  for (const auto& [text, statement] : statements_) sqlite3_finalize(statement.handle);
  sqlite3_close(database_);
}

Result<std::int64_t> SqliteSession::run(Sql sql, std::span<const Value> values,
                                        const RowSink& sink) {
  ASSIGN_OR_RETURN(const Statement statement, prepare(sql.text()));
  if (statement.changes_conversations && conversations_) conversations_->clear();
  return run_prepared(statement, values, sink);
}

// At once, as nothing is gained by waiting; whoever calls keeps what is remembered true.
Result<std::int64_t> SqliteSession::run_later(Sql sql, std::span<const Value> values) {
  ASSIGN_OR_RETURN(const Statement statement, prepare(sql.text()));
  return run_prepared(statement, values, {});
}

Result<std::int64_t> SqliteSession::run_prepared(const Statement& statement,
                                                 std::span<const Value> values,
                                                 const RowSink& sink) {
  const ResetAtEnd reset{statement.handle};
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (bind(statement.handle, static_cast<int>(i) + 1, values[i]) != SQLITE_OK)
      return last_error();
  }
  has_changed_rights_ = has_changed_rights_ || statement.changes_rights;
  return step_all(statement.handle, sink);
}

Status SqliteSession::run_each(Sql sql, std::span<const std::vector<Value>> rows) {
  for (const auto& values : rows) RETURN_IF_ERROR(run(sql, values, {}));
  return {};
}

Result<std::int64_t> SqliteSession::step_all(sqlite3_stmt* statement, const RowSink& sink) {
  const SqliteRow row(statement);
  for (;;) {
    const int code = sqlite3_step(statement);
    if (code == SQLITE_DONE) return sqlite3_changes64(database_);
    if (code != SQLITE_ROW) return last_error();
    if (sink) sink(row);
  }
}

Result<SqliteSession::Statement> SqliteSession::prepare(const char* text) {
  Statement& statement = statements_[text];
  if (statement.handle != nullptr) return statement;
  const std::string numbered = number_placeholders(text);
  is_preparing_rights_change_ = false;
  if (sqlite3_prepare_v3(database_, numbered.c_str(), -1, SQLITE_PREPARE_PERSISTENT,
                         &statement.handle, nullptr) != SQLITE_OK) {
    return last_error();
  }
  statement.changes_rights = is_preparing_rights_change_;
  statement.changes_conversations = changes_conversations(text);
  return statement;
}

// Other than zero: the statement ends here.
int SqliteSession::is_late() const {
  return end_ && std::chrono::steady_clock::now() > *end_ ? 1 : 0;
}

int SqliteSession::see_table(int action, const char* table) {
  const bool is_write =
      action == SQLITE_INSERT || action == SQLITE_UPDATE || action == SQLITE_DELETE;
  if (is_write && matters_for_rights(table)) is_preparing_rights_change_ = true;
  return SQLITE_OK;
}

Status SqliteSession::run_script(const std::string& script) {
  if (conversations_) conversations_->clear();
  if (sqlite3_exec(database_, use_row_keys(script).c_str(), nullptr, nullptr, nullptr) !=
      SQLITE_OK) {
    return last_error();
  }
  return {};
}

Status SqliteSession::begin(Begin kind) {
  if (rights_) rights_->begin();
  end_.reset();
  if (const auto limit = TimeLimit::current(); limit && kind == Begin::read)
    end_ = std::chrono::steady_clock::now() + *limit;
  const Sql sql = kind == Begin::read    ? Sql("BEGIN")
                  : kind == Begin::write ? Sql("BEGIN IMMEDIATE")
                                         : Sql("BEGIN EXCLUSIVE");
  RETURN_IF_ERROR(run(sql, {}, {}));
  const auto done = conversations_ ? forget_what_may_be_untrue() : Status();
  if (!done) rollback();
  return done;
}

// What a transaction that was rolled back has remembered was never so, and somebody may have
// written by hand.
Status SqliteSession::forget_what_may_be_untrue() {
  ASSIGN_OR_RETURN(const auto version, get_number(*this, "PRAGMA data_version"));
  const bool is_ours = std::exchange(data_version_, version) == version;
  if (!std::exchange(has_committed_, false) || !is_ours) conversations_->clear();
  return {};
}

Status SqliteSession::commit() {
  if (const auto done = run("COMMIT", {}, {}); !done) {
    rollback();
    return std::unexpected(done.error());
  }
  has_committed_ = true;
  if (std::exchange(has_changed_rights_, false))
    rights_version_.fetch_add(1, std::memory_order_release);
  return {};
}

void SqliteSession::rollback() {
  end_.reset();
  if (in_transaction()) (void)run("ROLLBACK", {}, {});
}

// Taking the log into the database would use up the little room that is left for essential work.
bool SqliteSession::is_tight() const { return room_ != nullptr && room_->is_full(); }

void SqliteSession::maintain() {
  if (log_keeper_ && !is_tight()) log_keeper_->look_after(wal_pages_);
}

std::unexpected<Error> SqliteSession::last_error() const {
  const int code = sqlite3_extended_errcode(database_);
  const std::string detail = describe_error(code, sqlite3_errmsg(database_));
  if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY) {
    return fail(Errc::conflict, "already_exists", detail);
  }
  const int kind = code & 0xff;
  // The log's index cannot grow, and says so by another code.
  const int machine = kind == SQLITE_IOERR ? sqlite3_system_errno(database_) : 0;
  if (kind == SQLITE_FULL || machine == ENOSPC || machine == EDQUOT) {
    if (room_ != nullptr) room_->give_back();
    return fail_disk_full(detail);
  }
  if (kind == SQLITE_INTERRUPT) return fail(Errc::unavailable, kTooSlow, detail);
  const bool is_our_mistake = kind == SQLITE_CONSTRAINT || kind == SQLITE_ERROR ||
                              kind == SQLITE_MISMATCH || kind == SQLITE_RANGE ||
                              kind == SQLITE_MISUSE;
  if (is_our_mistake) return fail(Errc::internal, "internal", detail);
  return fail(Errc::unavailable, "unavailable", detail);
}

}  // namespace harken::sql
