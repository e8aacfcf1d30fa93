// SPDX-License-Identifier: AGPL-3.0-or-later
#include "server/doctor.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <boost/json.hpp>
#include <memory>

#include "server/commands.hpp"

namespace harken::server {

namespace {

const char* word_of(Health health) {
  switch (health) {
    case Health::ok:
      return "ok";
    case Health::warning:
      return "warning";
    case Health::error:
      return "error";
  }
  return "error";
}

Health worst_of(const Findings& findings) {
  const auto worst = std::ranges::max_element(findings, {}, &Finding::health);
  return worst == findings.end() ? Health::ok : worst->health;
}

void print_lines(const Findings& findings) {
  for (const auto& each : findings) {
    fmt::print("{:<8} {:<12} {}\n", word_of(each.health), each.check, each.text);
    if (!each.advice.empty()) fmt::print("{:22}{}\n", "", each.advice);
  }
}

void print_json(const Findings& findings) {
  boost::json::array list;
  for (const auto& each : findings)
    list.push_back({{"check", each.check},
                    {"health", word_of(each.health)},
                    {"text", each.text},
                    {"advice", each.advice}});
  const boost::json::object all{{"health", word_of(worst_of(findings))},
                                {"checks", std::move(list)}};
  fmt::print("{}\n", boost::json::serialize(all));
}

}  // namespace

Findings examine(const Config& config, Depth depth) {
  Findings findings;
  examine_machine(config, findings);
  examine_bus(config, findings);
  const auto database = sql::open_inspection(config.database_url());
  if (!database) {
    findings.push_back(
        {"database", Health::error, database.error().detail,
         "Look at --data and --database; a command runs as the same user as the desk."});
    return findings;
  }
  examine_database(**database, depth, findings);
  examine_key(config, **database, findings);
  examine_files(config, **database, depth, findings);
  return findings;
}

void add_doctor_command(CLI::App& app, Config& config, int& code) {
  auto* command =
      app.add_subcommand("doctor", "Look for what is wrong with a desk, and say what to do");
  auto is_json = std::make_shared<bool>(false);
  auto is_all = std::make_shared<bool>(false);
  add_options(*command, config);
  command->add_flag("--json", *is_json)->description("for programs");
  command->add_flag("--all", *is_all)->description("read every file and index, not only some");
  command->footer("Ends with 0 when all is well, 1 after a warning, 2 after an error.");
  command->callback([command, &config, &code, is_json, is_all] {
    if (const auto status = resolve(*command, config); !status) {
      report(status.error());
      code = 2;
      return;
    }
    const auto findings = examine(config, *is_all ? Depth::all : Depth::some);
    *is_json ? print_json(findings) : print_lines(findings);
    code = static_cast<int>(worst_of(findings));
  });
}

}  // namespace harken::server
