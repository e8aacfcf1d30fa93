// SPDX-License-Identifier: AGPL-3.0-or-later
// What one more message costs in processor time while 100,000 recent ones are kept: understanding
// it, finding the group that it is like, and forgetting the oldest. The texts are those of the
// labelled set, mixed with each other and with made-up words, so that few are the same.
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

#include "core/rules/alike_groups.hpp"
#include "core/rules/alike_rank.hpp"

namespace harken {
namespace {

constexpr std::size_t kRecent = 100'000;
constexpr std::int64_t kMeasured = 10'000;
constexpr double kAtMost = 5.0;  // milliseconds

class Mixer {
 public:
  explicit Mixer(const std::string& folder) {
    for (const auto* name : {"/dev.txt", "/held_out.txt"}) {
      std::ifstream file(folder + name);
      for (std::string line; std::getline(file, line);)
        if (!line.empty() && line[0] != '#' && line[0] != '=') lines_.push_back(line);
    }
  }
  bool is_empty() const { return lines_.empty(); }
  // Nine of ten are halves of two texts with a word that hardly anybody else has.
  std::string text() {
    auto text = line();
    if (next(10) == 0) return text;
    const auto other = line();
    text.resize(std::min(text.size(), text.find(' ', text.size() / 2)));
    std::string word = "w";
    for (int i = 0; i < 4; ++i) word += static_cast<char>('a' + next(26));
    return text + " " + word +
           other.substr(std::min(other.size(), other.find(' ', other.size() / 2)));
  }

 private:
  std::uint64_t next(std::uint64_t below) {
    state_ = state_ * 6'364'136'223'846'793'005ULL + 1'442'695'040'888'963'407ULL;
    return (state_ >> 33U) % below;
  }
  const std::string& line() { return lines_[next(lines_.size())]; }

  std::vector<std::string> lines_;
  std::uint64_t state_ = 7;
};

// Processor time: others on the machine do not count.
double milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double add(AlikeGroups& groups, std::int64_t number, const std::string& text) {
  const double begin = milliseconds();
  groups.add({MessageId(number), ContactId(number), ConversationId(number),
              Timestamp{number * 100'000}, terms_of(text)});
  return milliseconds() - begin;
}

constexpr std::size_t kOpenTickets = 1'000;
constexpr double kSuggestionAtMost = 50.0;  // milliseconds

// The open tickets that say the same as one customer, compared with as many as ever are.
double suggest(Mixer& mixer) {
  std::vector<std::string> tickets;
  while (tickets.size() < kOpenTickets) tickets.push_back(mixer.text() + "\n" + mixer.text());
  std::vector<double> took;
  for (int i = 0; i < 100; ++i) {
    const auto asked = mixer.text();
    const double begin = milliseconds();
    std::vector<Terms> texts;
    for (const auto& ticket : tickets) texts.push_back(terms_of(ticket));
    rank_alike(std::vector<Terms>{terms_of(asked)}, texts, 5);
    took.push_back(milliseconds() - begin);
  }
  std::ranges::sort(took);
  fmt::print("similar tickets among {}: p50 {:.2f} ms, max {:.2f} ms (at most {} ms){}\n",
             kOpenTickets, took[took.size() / 2], took.back(), kSuggestionAtMost,
             took.back() > kSuggestionAtMost ? ": FALLS SHORT" : "");
  return took.back();
}

int run(const std::string& folder) {
  Mixer mixer(folder);
  if (mixer.is_empty()) return 2;
  AlikeGroups groups;
  std::int64_t number = 0;
  while (groups.size() < kRecent && number < 200'000) add(groups, ++number, mixer.text());
  std::vector<double> took;
  for (std::int64_t i = 0; i < kMeasured; ++i) took.push_back(add(groups, ++number, mixer.text()));
  std::ranges::sort(took);
  const auto at = [&](double part) {
    return took[static_cast<std::size_t>(part * static_cast<double>(took.size() - 1))];
  };
  fmt::print(
      "alike requests, {} recent: p50 {:.2f} ms, p99 {:.2f} ms, max {:.2f} ms (at most {} ms at "
      "p99){}\n",
      groups.size(), at(0.5), at(0.99), took.back(), kAtMost,
      at(0.99) > kAtMost ? ": FALLS SHORT" : "");
  return suggest(mixer) > kSuggestionAtMost || at(0.99) > kAtMost ? 1 : 0;
}

}  // namespace
}  // namespace harken

int main(int count, char** arguments) {
  return harken::run(count > 1 ? arguments[1] : "tests/data/alike");
}
