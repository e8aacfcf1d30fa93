// SPDX-License-Identifier: AGPL-3.0-or-later
#include "measure_channels.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <thread>

#include "http.hpp"

namespace harken::load {
namespace {

// The first line that a process has said into its log.
std::string first_line_of(const std::string& log) {
  for (const double end = now() + 30; now() < end;) {
    std::ifstream file(log);
    if (std::string line; std::getline(file, line) && line.ends_with('}')) return line;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  throw std::runtime_error("no provider has started; see " + log);
}

std::string department_of(Desk& desk) {
  const auto answer =
      fetch(desk.port(), http_request("GET", "/api/v1/departments", desk.staff_token(), {}));
  return std::string(json_string(answer.body, "id"));
}

// What shows a message for the first time.
bool shows_message(std::string_view frame) {
  const auto has = [&](std::string_view word) {
    return frame.find(word) != std::string_view::npos;
  };
  return has("bench-") && (has(R"("message.created")") || has(R"("conversation.created")"));
}

std::string command_of(const std::string& harken, std::string_view rest) {
  const auto mails = std::filesystem::path(harken).parent_path() / "benchmarks/harken_mails";
  return fmt::format("'{}' {}", mails.string(), rest);
}

}  // namespace

double measure_import(const DeskOptions& options, const ChannelLoad& load) {
  // The providers are on this machine.
  setenv("HARKEN_EGRESS_ALLOW", "127.0.0.1", 1);
  Desk desk(options);
  const auto log = options.folder + "/fakes.log";
  const Process fakes({"node", load.fakes, load.kind, std::to_string(load.count), load.mails}, log);
  auto connection = first_line_of(log);
  connection.insert(1, fmt::format(R"("department_id":"{}",)", department_of(desk)));
  Loop loop;
  int greeted = 0, shown = 0;
  double first = 0;
  open_staff(loop, desk, [&](std::string_view frame) {
    if (is_frame_of("hello", frame)) ++greeted;
    if (!shows_message(frame)) return;
    if (shown++ == 0) first = now();
  });
  await_hello(loop, greeted, 1);
  fetch(desk.port(), http_request("POST", "/api/v1/connections", desk.staff_token(), connection));
  loop.run_until([&] { return shown >= load.count; }, 120, "every message on the screen");
  return (load.count - 1) / (now() - first);
}

double measure_mails(const std::string& harken, const std::string& folder, std::string_view what,
                     double seconds) {
  const auto command = command_of(
      harken,
      fmt::format("--{} --harken '{}' --folder '{}' --seconds {}", what, harken, folder, seconds));
  const std::unique_ptr<FILE, int (*)(FILE*)> said(popen(command.c_str(), "r"), pclose);
  double rate = 0;
  if (!said || fscanf(said.get(), "%lf", &rate) != 1)
    throw std::runtime_error("failed: " + command);
  return rate;
}

void write_mails(const std::string& harken, const std::string& folder) {
  const auto command = command_of(harken, fmt::format("--write --folder '{}'", folder));
  if (std::system(command.c_str()) != 0) throw std::runtime_error("failed: " + command);
}

}  // namespace harken::load
