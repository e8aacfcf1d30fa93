// SPDX-License-Identifier: AGPL-3.0-or-later
#include <fmt/format.h>

#include <charconv>
#include <cstdlib>

#include "server/doctor.hpp"
#include "server/system_env.hpp"

namespace harken::server {

namespace {

constexpr std::int64_t kSecond = 1'000'000;

// A question that the database cannot answer is a finding of its own.
template <class T>
bool is_answered(const Result<T>& answer, const char* check, Findings& findings,
                 const char* advice) {
  if (answer) return true;
  findings.push_back({check, Health::error, answer.error().detail, advice});
  return false;
}

void check_damage(sql::Inspection& database, Depth depth, Findings& findings) {
  constexpr const char* kAdvice =
      "Stop the desk, keep the files as they are, and restore the last backup that harken restore "
      "--check "
      "passes (docs/how-to/back-up-and-restore.md).";
  const auto damage = database.find_damage(depth == Depth::all);
  if (!is_answered(damage, "database", findings, kAdvice)) return;
  if (damage->empty())
    findings.push_back({"database", Health::ok, database.description() + ", no damage found"});
  else
    findings.push_back({"database", Health::error, "damaged: " + damage->front(), kAdvice});
}

void check_migrations(sql::Inspection& database, Findings& findings) {
  constexpr const char* kAdvice = "Use the harken that made this database, or a later one.";
  const auto pending = sql::list_pending(database);
  if (!is_answered(pending, "schema", findings, kAdvice)) return;
  if (pending->empty())
    findings.push_back({"schema", Health::ok, "up to date"});
  else
    findings.push_back(
        {"schema", Health::warning,
         fmt::format("{} migrations are pending, the first {}", pending->size(), pending->front()),
         "Make a backup, then harken migrate, or start the desk: it does the same."});
}

void check_events(sql::Inspection& database, Findings& findings) {
  const auto gaps = sql::find_event_gaps(database);
  if (!is_answered(gaps, "events", findings, "")) return;
  if (gaps->empty())
    findings.push_back({"events", Health::ok, "numbered without a gap"});
  else
    findings.push_back(
        {"events", Health::error, fmt::format("a gap in those of workspace {}", gaps->front()),
         "Somebody wrote into the database: restore a backup, and report it with the log."});
}

// Also when it stands still: a machine that was asleep.
void check_clock(sql::Inspection& database, Findings& findings) {
  SystemClock clock;
  const auto rows = database.ask(database.clock());
  if (!is_answered(rows, "clock", findings, "")) return;
  std::int64_t theirs = 0;
  const auto& text = rows->front().front();
  std::from_chars(text.data(), text.data() + text.size(), theirs);
  const std::int64_t apart = std::llabs(clock.now().micros - theirs) / kSecond;
  if (apart < 5)
    findings.push_back({"clock", Health::ok, "that of the database is the same"});
  else
    findings.push_back({"clock", Health::warning,
                        fmt::format("{} seconds apart from that of the database", apart),
                        "Let NTP set both: sessions and times of messages go by them."});
}

// Reasons are words of the desk; what providers say can hold anything, and stays in the console.
void check_channels(sql::Inspection& database, Findings& findings) {
  const auto rows = database.ask(
      "SELECT c.name, CASE WHEN n.receive_reason <> '' THEN n.receive_reason ELSE n.send_reason "
      "END "
      "FROM connection n JOIN channel c ON c.channel_id = n.channel_id "
      "WHERE n.receive_reason <> '' OR n.send_reason <> '' ORDER BY c.name");
  if (!is_answered(rows, "channels", findings, "")) return;
  if (rows->empty()) findings.push_back({"channels", Health::ok, "none is in alarm"});
  for (const auto& row : *rows)
    findings.push_back({"channels", Health::warning,
                        fmt::format("{} is in alarm: {}", row[0], row[1]),
                        "Settings, Channels says what the provider answers."});
}

}  // namespace

void examine_database(sql::Inspection& database, Depth depth, Findings& findings) {
  check_damage(database, depth, findings);
  check_migrations(database, findings);
  check_events(database, findings);
  check_clock(database, findings);
  check_channels(database, findings);
}

}  // namespace harken::server
