// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/api/signature.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

#include "core/base/base64.hpp"

namespace harken::api_channel {

namespace {

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

SignedHeaders sign(const Secret& secret, std::string_view id, Timestamp at, std::string_view body) {
  SignedHeaders headers{std::string(id), std::to_string(at.micros / 1'000'000), {}};
  const auto content = headers.id + "." + headers.timestamp + "." + std::string(body);
  const auto& key = secret.reveal();
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes_of(content), content.size(),
       digest.data(), &size);
  headers.signature = "v1," + to_base64({reinterpret_cast<const char*>(digest.data()), size});
  return headers;
}

bool is_same(const Secret& secret, std::string_view given) {
  const auto& expected = secret.reveal();
  return !expected.empty() && expected.size() == given.size() &&
         CRYPTO_memcmp(expected.data(), given.data(), given.size()) == 0;
}

}  // namespace harken::api_channel
