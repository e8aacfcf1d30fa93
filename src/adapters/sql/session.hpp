// SPDX-License-Identifier: AGPL-3.0-or-later
// The seam to a driver: one connection, used by one thread at a time. Everything above it is
// written once for SQLite and PostgreSQL.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "adapters/sql/sql_text.hpp"
#include "core/base/result.hpp"
#include "core/model/staff.hpp"

namespace harken::sql {

class ConversationCache;
class RightsCache;
class SecretBox;

// A parameter. Its type is known even when it is null; texts are borrowed until the statement ends.
struct Value {
  enum class Type : std::uint8_t { integer, boolean, text };
  Type type = Type::integer;
  bool is_null = false;
  std::int64_t integer = 0;
  std::string_view text = {};
};

// One row of an answer; texts live until the next row.
class Row {
 public:
  virtual ~Row() = default;
  virtual bool is_null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;  // booleans too
  virtual std::string_view text(int column) const = 0;
};

using RowSink = std::function<void(const Row&)>;

// `exclusive` keeps every other writer out, also of other processes: for migrations.
enum class Begin : std::uint8_t { read, write, exclusive };

// Which full text the database has: one of the few questions that they answer differently.
enum class FullText : std::uint8_t { fts5, tsvector };

class SqlSession {
 public:
  virtual ~SqlSession() = default;
  // Prepared at its first use. Gives the number of changed rows.
  virtual Result<std::int64_t> run(Sql sql, std::span<const Value> values, const RowSink& sink) = 0;
  // The statement once for each row of values, which change a row each. Elsewhere than in this
  // process it goes and comes back once for many.
  virtual Status run_each(Sql sql, std::span<const std::vector<Value>> rows) = 0;
  // A change of one row, named by its first value, of which the answer may be presumed: it then
  // runs with others like it, before the next statement that does not come this way or at the end.
  // It may not depend on what others of these, named otherwise, have changed. When it has changed
  // no row after all, the transaction fails, has misjudged, and is to run again: the next one
  // presumes nothing. No conversation that is remembered is forgotten: whoever calls keeps them
  // true.
  virtual Result<std::int64_t> run_later(Sql sql, std::span<const Value> values) = 0;
  virtual bool has_misjudged() const { return false; }
  // Several statements without parameters: a migration.
  virtual Status run_script(const std::string& script) = 0;
  virtual Status begin(Begin kind) = 0;
  // After an error the transaction is over: rolled back, or, if is_connected is false then,
  // of unknown outcome.
  virtual Status commit() = 0;
  virtual void rollback() = 0;
  virtual FullText full_text() const = 0;
  // The time of the database, in microseconds since 1970.
  virtual Sql clock() const = 0;
  // Around a search or a filtered list in the open transaction: it is planned for its own values,
  // which takes longer; what comes after it, once for all.
  virtual Status begin_own_plans() = 0;
  virtual Status end_own_plans() = 0;
  virtual bool is_connected() const = 0;
  // False when the database itself has ended the transaction, as SQLite does on a full disk.
  virtual bool in_transaction() const = 0;
  // True after an error inside a transaction that can now only be rolled back, as PostgreSQL's.
  virtual bool has_failed() const = 0;
  // Rows changed since the connection was opened: tells whether a closure has written anything.
  virtual std::int64_t total_changes() const = 0;
  // True when the last error was only bad luck with other transactions: the work can run again.
  virtual bool can_retry() const = 0;
  // Housekeeping between transactions, while nobody waits for an answer.
  virtual void maintain() = 0;
  // Null: rights are read from the tables each time.
  virtual RightsCache* rights() { return nullptr; }
  // Null: conversations are read from their table each time.
  virtual ConversationCache* conversations() { return nullptr; }
  // Whether a question costs so much that those of many units are asked as one.
  virtual bool reads_ahead() const { return false; }
  // By what secrets are sealed; null: they lie plain.
  std::shared_ptr<const SecretBox> secrets;
  // A channel keeps its kind for good, so what was read once is true.
  std::unordered_map<std::int64_t, ChannelKind> channel_kinds;
};

// Where connections come from.
class Driver {
 public:
  virtual ~Driver() = default;
  virtual Result<std::unique_ptr<SqlSession>> connect_writer() = 0;
  virtual Result<std::unique_ptr<SqlSession>> connect_reader() = 0;
  // True when a statement costs no round trip to another process.
  virtual bool is_embedded() const = 0;
  virtual std::string description() const = 0;
};

}  // namespace harken::sql
