// SPDX-License-Identifier: AGPL-3.0-or-later
#include "answer_times.hpp"

#include <algorithm>
#include <stdexcept>

namespace harken::load {
namespace {

// A slow server is given the time for so many.
constexpr std::size_t kLeastAnswers = 40;
constexpr double kPatience = 120;

double quantile(const std::vector<double>& sorted, double share) {
  return sorted[static_cast<std::size_t>(static_cast<double>(sorted.size()) * share)];
}

}  // namespace

AnswerTimes time_answers(Desk& desk, const std::string& token,
                         const std::vector<std::string>& paths, int times) {
  Loop loop;
  std::vector<double> took;
  std::size_t asked = 0;
  double sent = 0;
  // The first round opens connections, plans statements and fills caches.
  const auto total = paths.size() * static_cast<std::size_t>(times + 1);
  auto& connection = loop.connect(desk.port());
  const auto ask = [&](Connection& self) {
    sent = now();
    self.send(http_request("GET", paths[asked++ % paths.size()], token, {}));
  };
  connection.on_input = [&](Connection& self) {
    const auto answer = take_answer(self.input);
    if (!answer) return;
    if (answer->status != 200) throw std::runtime_error(answer->body);
    took.push_back((now() - sent) * 1e3);
    if (asked < total) ask(self);
  };
  ask(connection);
  loop.run_until([&] { return took.size() == total; }, 120, "all answers");
  took.erase(took.begin(), took.begin() + static_cast<std::ptrdiff_t>(paths.size()));
  std::ranges::sort(took);
  return {quantile(took, 0.5), quantile(took, 0.95)};
}

Answered measure_answers(std::uint16_t port, int connections, const NextRequest& next,
                         double seconds) {
  Loop loop;
  std::vector<double> took;
  std::vector<double> sent(static_cast<std::size_t>(connections));
  const auto ask = [&](Connection& self, int i) {
    sent[static_cast<std::size_t>(i)] = now();
    self.send(next(i));
  };
  for (int i = 0; i < connections; ++i) {
    auto& connection = loop.connect(port);
    connection.on_input = [&, i](Connection& self) {
      while (const auto answer = take_answer(self.input)) {
        require_success(*answer);
        took.push_back((now() - sent[static_cast<std::size_t>(i)]) * 1e3);
        ask(self, i);
      }
    };
    ask(connection, i);
  }
  const auto wanted = static_cast<std::size_t>(connections);
  loop.run_until([&] { return took.size() >= wanted; }, kPatience, "first answers");
  loop.run_for(seconds / 4);
  took.clear();
  const double start = now();
  const auto is_enough = [&] { return now() - start >= seconds && took.size() >= kLeastAnswers; };
  loop.run_until(is_enough, kPatience, "enough answers");
  const double rate = static_cast<double>(took.size()) / (now() - start);
  std::ranges::sort(took);
  return {rate, {quantile(took, 0.5), quantile(took, 0.95)}};
}

}  // namespace harken::load
