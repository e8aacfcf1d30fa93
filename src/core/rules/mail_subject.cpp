// SPDX-License-Identifier: AGPL-3.0-or-later
#include "core/rules/mail_subject.hpp"

#include <algorithm>
#include <array>

#include "core/rules/text.hpp"

namespace harken {

namespace {

// What mail programs of other languages write.
constexpr std::array<std::string_view, 6> kAnswers = {"re:", "aw:", "sv:", "odp:", "antw:", "bls:"};
constexpr std::array<std::string_view, 5> kForwards = {"fwd:", "fw:", "wg:", "vs:", "trs:"};

template <class Prefixes>
bool begins_with(std::string_view subject, const Prefixes& prefixes) {
  const auto start = to_lower_ascii(subject.substr(0, 6));
  return std::ranges::any_of(prefixes, [&](auto prefix) { return start.starts_with(prefix); });
}

}  // namespace

std::string reply_subject(std::string_view subject) {
  if (subject.empty() || begins_with(subject, kAnswers)) return std::string(subject);
  return "Re: " + std::string(subject);
}

std::string forward_subject(std::string_view subject) {
  if (begins_with(subject, kForwards)) return std::string(subject);
  return subject.empty() ? "Fwd:" : "Fwd: " + std::string(subject);
}

}  // namespace harken
