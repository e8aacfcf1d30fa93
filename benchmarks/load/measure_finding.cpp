// SPDX-License-Identifier: AGPL-3.0-or-later
// Lists, counts and search, one request after the other over one connection: the p95 of what each takes.
#include "measure_finding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "http.hpp"

namespace harken::load {
namespace {

constexpr double kShare = 0.95;

std::string run_fill(const DeskOptions& options, int conversations) {
  const auto fill = std::filesystem::path(options.harken).parent_path() / "benchmarks/harken_fill";
  const auto database = options.database.empty()
                            ? "sqlite:" + options.folder + "/data/harken.db"
                            : options.database;
  return fmt::format("'{}' --database '{}' --conversations {}", fill.string(), database, conversations);
}

// p95 in milliseconds over all paths, each asked `times` times in turn.
double p95_of(Desk& desk, const std::vector<std::string>& paths, int times) {
  Loop loop;
  std::vector<double> took;
  std::size_t asked = 0;
  double sent = 0;
  const auto total = paths.size() * static_cast<std::size_t>(times);
  auto& connection = loop.connect(desk.port());
  const auto ask = [&](Connection& self) {
    sent = now();
    self.send(http_request("GET", paths[asked++ % paths.size()], desk.staff_token(), {}));
  };
  desk.staff_token();
  connection.on_input = [&](Connection& self) {
    const auto answer = take_answer(self.input);
    if (!answer) return;
    if (answer->status != 200) throw std::runtime_error(answer->body);
    took.push_back((now() - sent) * 1e3);
    if (asked < total) ask(self);
  };
  ask(connection);
  loop.run_until([&] { return took.size() == total; }, 120, "all answers");
  // The first round opens connections, plans statements and fills caches.
  took.erase(took.begin(), took.begin() + static_cast<std::ptrdiff_t>(paths.size()));
  std::ranges::sort(took);
  return took[static_cast<std::size_t>(static_cast<double>(took.size()) * kShare)];
}

}  // namespace

std::unique_ptr<Desk> fill_desk(const DeskOptions& options, int conversations) {
  { const Desk demo(options); }
  const auto command = run_fill(options, conversations);
  if (std::system(command.c_str()) != 0) throw std::runtime_error("failed: " + command);
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
  // Words of nearly every message and of few, beginnings of words, two words, and a word that nobody wrote.
  for (const auto* words : {"order", "delivery", "ord", "de", "ka", "mi", "kalo", "reta", "late%20order", "the%20refund",
                            "%D0%B7%D0%B0%D0%BA%D0%B0%D0%B7", "%D0%B4%D0%BE%D1%81%D1%82", "sampai%20barang", "nonexistent",
                            "order%20kamire", "status&status=solved", "order&status=solved", "invoice&status=new"})
    paths.push_back(fmt::format("/api/v1/search?q={}", words));
  return p95_of(desk, paths, 20);
}

}  // namespace harken::load
