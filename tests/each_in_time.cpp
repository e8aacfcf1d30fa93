// SPDX-License-Identifier: AGPL-3.0-or-later
// A test that hangs is ended by its name: ctest knows the shard alone. Under a sanitizer with a
// stack.
#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <string_view>

namespace harken {
namespace {

constexpr unsigned kLongestSeconds = 240;

// What a signal handler may read.
std::array<char, 300> running{};

void give_up(int) {
  constexpr std::string_view kSaid = "\nA test has not ended in time: ";
  for (const auto said : {kSaid, std::string_view(running.data()), std::string_view("\n")})
    if (write(STDERR_FILENO, said.data(), said.size()) < 0) break;
  std::abort();
}

class EachInTime : public ::testing::EmptyTestEventListener {
 public:
  EachInTime() { signal(SIGALRM, give_up); }
  void OnTestStart(const ::testing::TestInfo& test) override {
    const auto name = std::string(test.test_suite_name()) + "." + test.name();
    running = {};
    std::copy_n(name.begin(), std::min(name.size(), running.size() - 1), running.begin());
    alarm(kLongestSeconds);
  }
  void OnTestEnd(const ::testing::TestInfo&) override { alarm(0); }
};

[[maybe_unused]] const bool is_watched = [] {
  ::testing::UnitTest::GetInstance()->listeners().Append(new EachInTime);
  return true;
}();

}  // namespace
}  // namespace harken
