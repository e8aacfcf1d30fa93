// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/reply_address.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>

#include "channels/email/message_id.hpp"
#include "core/rules/text.hpp"

namespace harken::email {
namespace {

constexpr std::size_t kTokenBytes = 20;    // 160 bits
constexpr std::size_t kTokenLetters = 32;  // of base32

std::string token_for(ConversationId conversation, std::string_view recipient,
                      const Secret& secret) {
  const auto text = "reply:" + conversation.to_string() + ":" + to_lower_ascii(trim(recipient));
  const auto& key = secret.reveal();
  std::array<unsigned char, 32> mac{};
  unsigned int size = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
       reinterpret_cast<const unsigned char*>(text.data()), text.size(), mac.data(), &size);
  return to_base32({reinterpret_cast<const char*>(mac.data()), kTokenBytes});
}

bool looks_like_token(std::string_view text) {
  return text.size() == kTokenLetters && std::ranges::all_of(text, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '2' && c <= '7');
         });
}

}  // namespace

Result<std::string> make_reply_address(std::string_view address, ConversationId conversation,
                                       std::string_view recipient, const Secret& secret) {
  RETURN_IF_ERROR(check_email("address", address));
  if (secret.empty()) return fail_invalid("secret", "the channel has no secret");
  const auto at = address.rfind('@');
  return std::string(address.substr(0, at)) + "+" + token_for(conversation, recipient, secret) +
         std::string(address.substr(at));
}

std::string reply_token_in(std::string_view address, std::string_view mailbox) {
  const auto given = to_lower_ascii(trim(address));
  const auto ours = to_lower_ascii(trim(mailbox));
  const auto at = ours.rfind('@');
  const auto plus = given.rfind('+');
  if (at == std::string::npos || plus == std::string::npos) return {};
  const auto end = given.find('@', plus);
  if (end == std::string::npos || given.substr(0, plus) != ours.substr(0, at) ||
      given.substr(end) != ours.substr(at))
    return {};
  const auto token = given.substr(plus + 1, end - plus - 1);
  return looks_like_token(token) ? token : std::string();
}

bool is_reply_token(std::string_view token, ConversationId conversation, std::string_view recipient,
                    const Secret& secret) {
  if (secret.empty()) return false;
  const auto expected = token_for(conversation, recipient, secret);
  return token.size() == expected.size() &&
         CRYPTO_memcmp(token.data(), expected.data(), expected.size()) == 0;
}

}  // namespace harken::email
