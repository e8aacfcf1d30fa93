// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/sql/postgres/postgres_copy.hpp"

#include <fmt/format.h>

#include <fstream>

#include "adapters/sql/durable_file.hpp"
#include "adapters/sql/postgres/address.hpp"
#include "adapters/sql/postgres/postgres_inspection.hpp"

namespace harken::sql {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSuffix = ".copy";

// What is set before the address can be overruled by it; what follows cannot.
constexpr const char* kKeywords[] = {"connect_timeout", "application_name", "dbname",
                                     "client_encoding", nullptr};

constexpr const char* kTables =
    "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
    "WHERE n.nspname = current_schema() AND c.relkind = 'r' ORDER BY c.relname COLLATE \"C\"";

// Its counter is no row, and no part of the moment that is copied: it may be ahead, never behind.
constexpr const char* kCounters =
    "SELECT sequencename, coalesce(last_value, start_value), last_value IS NOT NULL FROM "
    "pg_sequences "
    "WHERE schemaname = current_schema() ORDER BY sequencename COLLATE \"C\"";
constexpr const char* kCounterFile = "sequences.txt";

std::string first_line(const char* text) {
  const std::string_view all(text == nullptr ? "" : text);
  return std::string(all.substr(0, all.find('\n')));
}

// As a constant of a statement: names of tables come from the catalogue, or from a manifest.
std::string quoted_text(const std::string& text) {
  std::string quoted = "'";
  for (const char letter : text) {
    if (letter == '\'') quoted += '\'';
    quoted += letter;
  }
  return quoted + '\'';
}

}  // namespace

Result<std::unique_ptr<PostgresCopy>> PostgresCopy::open(const std::string& url) {
  RETURN_IF_ERROR(check_postgres_address(url));
  const char* values[] = {"5", "harken", url.c_str(), "UTF8", nullptr};
  std::unique_ptr<PostgresCopy> opened(new PostgresCopy(PQconnectdbParams(kKeywords, values, 1)));
  if (PQstatus(opened->connection_.get()) != CONNECTION_OK)
    return fail(Errc::unavailable, "unavailable",
                first_line(PQerrorMessage(opened->connection_.get())));
  RETURN_IF_ERROR(
      opened->run("SET client_min_messages = warning; SET statement_timeout = 0; "
                  "SET idle_in_transaction_session_timeout = 0"));
  return opened;
}

std::string PostgresCopy::description() const {
  const int version = PQserverVersion(connection_.get());
  return fmt::format("PostgreSQL {}.{}", version / 10'000, version % 10'000);
}

Status PostgresCopy::check(const Answer& answer) {
  const auto status = PQresultStatus(answer.get());
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_COPY_OUT ||
      status == PGRES_COPY_IN)
    return {};
  // The message alone: detail and context can hold a row.
  const char* message = PQresultErrorField(answer.get(), PG_DIAG_MESSAGE_PRIMARY);
  return fail(Errc::unavailable, "unavailable",
              "PostgreSQL: " +
                  first_line(message == nullptr ? PQerrorMessage(connection_.get()) : message));
}

Status PostgresCopy::run(const std::string& script) {
  return check(Answer(PQexec(connection_.get(), script.c_str())));
}

Result<std::vector<TextRow>> PostgresCopy::ask(const std::string& statement) {
  const Answer answer(PQexec(connection_.get(), statement.c_str()));
  RETURN_IF_ERROR(check(answer));
  std::vector<TextRow> rows;
  for (int row = 0; row < PQntuples(answer.get()); ++row) {
    auto& texts = rows.emplace_back();
    for (int column = 0; column < PQnfields(answer.get()); ++column)
      texts.emplace_back(PQgetvalue(answer.get(), row, column));
  }
  return rows;
}

Result<std::vector<std::string>> PostgresCopy::tables() {
  ASSIGN_OR_RETURN(const auto rows, ask(kTables));
  std::vector<std::string> names;
  for (const auto& row : rows) names.push_back(row.front());
  return names;
}

Result<std::string> PostgresCopy::copied(const std::string& table) {
  ASSIGN_OR_RETURN(
      const auto rows,
      ask("SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname COLLATE \"C\") "
          "FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON "
          "n.oid = c.relnamespace WHERE n.nspname = current_schema() AND a.attnum > 0 "
          "AND NOT a.attisdropped AND a.attgenerated = '' AND c.relname = " +
          quoted_text(table)));
  if (rows.front().front().empty())
    return fail(Errc::conflict, "conflict", "this database has no table " + table);
  return fmt::format("{} ({})", quoted_name(table), rows.front().front());
}

// The answer after the last row tells whether all of them came.
Status PostgresCopy::finish() {
  Status outcome;
  while (Answer answer{PQgetResult(connection_.get())})
    if (outcome) outcome = check(answer);
  return outcome;
}

Status PostgresCopy::copy_out(const std::string& table, const fs::path& path) {
  ASSIGN_OR_RETURN(const auto what, copied(table));
  RETURN_IF_ERROR(run(fmt::format("COPY {} TO STDOUT", what)));
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  char* line = nullptr;
  int size = 0;
  while ((size = PQgetCopyData(connection_.get(), &line, 0)) > 0) {
    file.write(line, size);
    PQfreemem(line);
  }
  RETURN_IF_ERROR(finish());
  if (!file.flush()) return fail_file("write", path, errno);
  return sync_path(path);
}

Status PostgresCopy::save_counters(const fs::path& path) {
  ASSIGN_OR_RETURN(const auto counters, ask(kCounters));
  std::string lines;
  for (const auto& row : counters) lines += fmt::format("{} {} {}\n", row[1], row[2], row[0]);
  return write_new_file(path, lines);
}

// A backup may come from anywhere: what stands in it is data, and never run.
Status PostgresCopy::load_counters(const fs::path& path) {
  std::ifstream file(path);
  std::int64_t value = 0;
  std::string is_called;
  std::string name;
  while (file >> value >> is_called && std::getline(file >> std::ws, name))
    RETURN_IF_ERROR(run(fmt::format("SELECT setval({}, {}, {})", quoted_text(quoted_name(name)),
                                    value, is_called == "t")));
  return file.eof() ? Status()
                    : fail(Errc::conflict, "conflict", path.string() + " cannot be read");
}

Result<std::vector<std::string>> PostgresCopy::copy_to(const fs::path& folder) {
  ASSIGN_OR_RETURN(const auto names, tables());
  std::vector<std::string> files{kCounterFile};
  RETURN_IF_ERROR(save_counters(folder / kCounterFile));
  for (const auto& name : names) {
    files.push_back(name + std::string(kSuffix));
    RETURN_IF_ERROR(copy_out(name, folder / files.back()));
  }
  return files;
}

Status PostgresCopy::copy_in(const std::string& table, const fs::path& path) {
  ASSIGN_OR_RETURN(const auto what, copied(table));
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail_file("open", path, errno);
  RETURN_IF_ERROR(run(fmt::format("COPY {} FROM STDIN", what)));
  std::string part(1 << 16, '\0');
  bool is_taken = true;
  while (is_taken && file) {
    file.read(part.data(), static_cast<std::streamsize>(part.size()));
    is_taken = PQputCopyData(connection_.get(), part.data(), static_cast<int>(file.gcount())) == 1;
  }
  const bool is_read = is_taken && file.eof();
  if (PQputCopyEnd(connection_.get(), is_read ? nullptr : "the file cannot be read") != 1)
    return check(Answer());
  return finish();
}

Status PostgresCopy::copy_from(const fs::path& folder, const std::vector<std::string>& files) {
  std::vector<std::string> names;
  std::string all;
  for (const auto& file : files) {
    if (file == kCounterFile) continue;
    if (!file.ends_with(kSuffix)) return fail(Errc::conflict, "conflict", file + " holds no table");
    names.push_back(file.substr(0, file.size() - kSuffix.size()));
    all += (all.empty() ? "" : ", ") + quoted_name(names.back());
  }
  // Migrations write rows, which are in the copy as they have become since.
  RETURN_IF_ERROR(run("TRUNCATE " + all));
  for (const auto& table : names) {
    const auto name = quoted_name(table);
    // What triggers would write is in the copy too.
    RETURN_IF_ERROR(run(fmt::format("ALTER TABLE {} DISABLE TRIGGER USER", name)));
    RETURN_IF_ERROR(copy_in(table, folder / (table + std::string(kSuffix))));
    RETURN_IF_ERROR(run(fmt::format("ALTER TABLE {} ENABLE TRIGGER USER", name)));
  }
  return load_counters(folder / kCounterFile);
}

Result<std::unique_ptr<Inspection>> inspect_postgres(const std::string& url) {
  ASSIGN_OR_RETURN(auto opened, PostgresCopy::open(url));
  RETURN_IF_ERROR(opened->run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"));
  return std::unique_ptr<Inspection>(std::move(opened));
}

}  // namespace harken::sql
