// SPDX-License-Identifier: AGPL-3.0-or-later
#include "measure_finding.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "answer_times.hpp"
#include "references.hpp"

namespace harken::load {
namespace {

std::string run_fill(const DeskOptions& options, const FillSize& size) {
  const auto fill = std::filesystem::path(options.harken).parent_path() / "benchmarks/harken_fill";
  const auto database =
      options.database.empty() ? "sqlite:" + options.folder + "/data/harken.db" : options.database;
  return fmt::format("'{}' --database '{}' --conversations {} --tickets {} --messages-each {}",
                     fill.string(), database, size.conversations, size.tickets, size.messages_each);
}

double p95_of(Desk& desk, const std::vector<std::string>& paths, int times) {
  return time_answers(desk, desk.staff_token(), paths, times).p95;
}

}  // namespace

std::unique_ptr<Desk> fill_desk(const DeskOptions& options, const FillSize& size) {
  {
    const Desk demo(options);
  }
  const auto command = run_fill(options, size);
  if (std::system(command.c_str()) != 0) throw std::runtime_error("failed: " + command);
  if (!options.database.empty()) analyze(options.database);
  auto kept = options;
  kept.is_kept = true;
  return std::make_unique<Desk>(kept);
}

double measure_lists(Desk& desk) {
  std::vector<std::string> paths;
  for (const auto* view : {"new", "mine", "team", "waiting", "solved", "all"})
    paths.push_back(fmt::format("/api/v1/conversations?view={}&limit=50", view));
  return p95_of(desk, paths, 60);
}

double measure_counts(Desk& desk) { return p95_of(desk, {"/api/v1/conversations/counts"}, 300); }

double measure_search(Desk& desk) {
  std::vector<std::string> paths;
  // Words of nearly every message and of few, beginnings of words, two words, and a word that
  // nobody wrote.
  for (const auto* words :
       {"order", "delivery", "ord", "de", "ka", "mi", "kalo", "reta", "late%20order",
        "the%20refund", "%D0%B7%D0%B0%D0%BA%D0%B0%D0%B7", "%D0%B4%D0%BE%D1%81%D1%82",
        "sampai%20barang", "nonexistent", "order%20kamire", "status&status=solved",
        "order&status=solved", "invoice&status=new"})
    paths.push_back(fmt::format("/api/v1/search?q={}", words));
  return p95_of(desk, paths, 20);
}

}  // namespace harken::load
