// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/message_id.hpp"

#include <openssl/sha.h>

#include <array>

#include "core/rules/text.hpp"

namespace harken::email {
namespace {

constexpr std::string_view kStart = "hk.";
constexpr std::size_t kIdLength = 32;  // letters of base32: 160 bits

}  // namespace

std::string to_base32(std::string_view bytes) {
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz234567";
  std::string result;
  unsigned int bits = 0;
  int count = 0;
  for (const char c : bytes) {
    bits = bits << 8U | static_cast<unsigned char>(c);
    for (count += 8; count >= 5; count -= 5) result.push_back(kLetters[bits >> (count - 5) & 31U]);
  }
  if (count > 0) result.push_back(kLetters[bits << (5 - count) & 31U]);
  return result;
}

std::string make_message_id(std::string_view key, std::string_view domain) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> hash{};
  SHA256(reinterpret_cast<const unsigned char*>(key.data()), key.size(), hash.data());
  const auto letters = to_base32({reinterpret_cast<const char*>(hash.data()), hash.size()});
  return std::string(kStart) + letters.substr(0, kIdLength) + "@" + std::string(domain);
}

bool is_own_message_id(std::string_view id, std::string_view domain) {
  return !domain.empty() && id.starts_with(kStart) && domain_of(id) == to_lower_ascii(domain) &&
         id.find('@') == kStart.size() + kIdLength;
}

std::string domain_of(std::string_view email) {
  const auto at = email.rfind('@');
  return at == std::string_view::npos ? std::string() : to_lower_ascii(email.substr(at + 1));
}

}  // namespace harken::email
