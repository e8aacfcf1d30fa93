// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/reply_address.hpp"

#include <algorithm>

#include "core/rules/text.hpp"

namespace harken::email {
namespace {

constexpr std::size_t kKeyLetters = 32;  // of base 16: 128 bits
constexpr std::size_t kLongestLocalPart = 64;

bool looks_like_key(std::string_view text) {
  return text.size() == kKeyLetters && std::ranges::all_of(text, [](char c) {
           return (c >= 'a' && c <= 'f') || (c >= '0' && c <= '9');
         });
}

}  // namespace

Result<std::string> make_reply_address(std::string_view address, std::string_view key) {
  RETURN_IF_ERROR(check_email("address", address));
  const auto at = address.rfind('@');
  if (at + 1 + key.size() > kLongestLocalPart) return fail_invalid("address", "would be too long");
  return std::string(address.substr(0, at)) + "+" + std::string(key) +
         std::string(address.substr(at));
}

std::string reply_key_in(std::string_view address, std::string_view mailbox) {
  // Servers on the way may change the case.
  const auto given = to_lower_ascii(trim(address));
  const auto ours = to_lower_ascii(trim(mailbox));
  const auto at = ours.rfind('@');
  const auto plus = given.rfind('+');
  if (at == std::string::npos || plus == std::string::npos) return {};
  const auto end = given.find('@', plus);
  if (end == std::string::npos || given.substr(0, plus) != ours.substr(0, at) ||
      given.substr(end) != ours.substr(at))
    return {};
  const auto key = given.substr(plus + 1, end - plus - 1);
  return looks_like_key(key) ? key : std::string();
}

}  // namespace harken::email
