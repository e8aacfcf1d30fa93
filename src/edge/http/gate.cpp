// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/http/gate.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <string>

namespace harken::edge {

namespace {

// For files, mail servers, bots, and processes that read mail.
constexpr rlim_t kMostKept = 256;
constexpr rlim_t kLeastKept = 24;
constexpr double kCrowdedMemory = 0.90;
constexpr double kShutMemory = 0.97;
constexpr std::chrono::milliseconds kBetweenLooks{50};

Entrance judge_descriptor(int descriptor) {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
    return Entrance::open;
  const auto all = limit.rlim_cur;
  const auto kept = std::min(all / 2, std::clamp(all / 8, kLeastKept, kMostKept));
  const auto left = all - std::min<rlim_t>(all, static_cast<rlim_t>(descriptor));
  if (left > kept) return Entrance::open;
  return left > kept / 2 ? Entrance::crowded : Entrance::shut;
}

}  // namespace

Entrance Gate::judge(int descriptor) {
  return std::max(judge_descriptor(descriptor), judge_memory());
}

Entrance Gate::judge_memory() {
  const std::unique_lock lock(looking_, std::try_to_lock);
  const auto now = std::chrono::steady_clock::now();
  if (!lock || now < next_look_) return by_memory_;
  next_look_ = now + kBetweenLooks;
  const double used = memory_.used();
  by_memory_ = used >= kShutMemory      ? Entrance::shut
               : used >= kCrowdedMemory ? Entrance::crowded
                                        : Entrance::open;
  return by_memory_;
}

std::chrono::milliseconds Gate::pause(SteadyTime now) {
  if (bucket_.take(pace_, now) == 0) return {};
  return std::chrono::milliseconds(static_cast<int>(1'000 / std::max(pace_.per_second, 1.0)) + 1);
}

std::string_view shut_answer() {
  static constexpr std::string_view kBody =
      R"({"type":"about:blank","title":"Service Unavailable","status":503,"code":"unavailable",)"
      R"("detail":"there are too many connections","retry_after":5})";
  static const std::string answer =
      "HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/problem+json\r\n"
      "Retry-After: 5\r\nConnection: close\r\nContent-Length: " +
      std::to_string(kBody.size()) + "\r\n\r\n" + std::string(kBody);
  return answer;
}

}  // namespace harken::edge
