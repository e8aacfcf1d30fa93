// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/admin/password.hpp"

#include <argon2.h>

#include <algorithm>
#include <array>

#include "core/rules/text.hpp"

namespace harken::app {

namespace {

// OWASP's second recommendation: 19 MiB, two passes, one lane.
constexpr std::uint32_t kPasses = 2;
constexpr std::uint32_t kMemoryKiB = 19 * 1024;
constexpr std::uint32_t kLanes = 1;
constexpr std::size_t kHashLength = 32;

constexpr std::array kCommon{"1234567890",  "0123456789", "password12", "password123",
                             "qwertyuiop",  "1q2w3e4r5t", "iloveyou12", "administrator",
                             "changemenow", "letmein1234"};

}  // namespace

Status check_password(std::string_view field, const Secret& password) {
  const auto& text = password.reveal();
  const auto length = count_code_points(text);
  if (length < kMinPasswordLength)
    return fail_invalid(std::string(field), "a password needs at least 10 characters");
  if (length > 200)
    return fail_invalid(std::string(field), "a password has at most 200 characters");
  const auto lower = to_lower_ascii(text);
  const bool is_one_letter = lower.find_first_not_of(lower.front()) == std::string::npos;
  if (is_one_letter || std::ranges::find(kCommon, lower) != kCommon.end())
    return fail_invalid(std::string(field), "this password is among the first that anybody tries");
  return {};
}

Result<std::string> hash_password(Random& random, const Secret& password) {
  std::array<unsigned char, 16> salt{};
  random.fill(salt);
  std::array<char, 256> encoded{};
  const auto& text = password.reveal();
  const int outcome =
      argon2id_hash_encoded(kPasses, kMemoryKiB, kLanes, text.data(), text.size(), salt.data(),
                            salt.size(), kHashLength, encoded.data(), encoded.size());
  if (outcome != ARGON2_OK) return fail(Errc::internal, "internal", argon2_error_message(outcome));
  return std::string(encoded.data());
}

bool verify_password(const std::string& hash, const Secret& password) {
  static const std::string kNobody =
      "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5LW5vYm9keSE$"
      "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
  const auto& text = password.reveal();
  const auto& encoded = hash.empty() ? kNobody : hash;
  const bool fits = argon2id_verify(encoded.c_str(), text.data(), text.size()) == ARGON2_OK;
  return fits && !hash.empty();
}

}  // namespace harken::app
