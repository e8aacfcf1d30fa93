// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/api/signature.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

namespace harken::api_channel {

namespace {

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

std::string encode_base64(std::string_view bytes) {
  std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
  const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), bytes_of(bytes),
                                   static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(size));
  return text;
}

bool decode_base64(std::string_view text, std::string& bytes) {
  if (text.size() % 4 != 0) return false;
  bytes.assign(text.size() / 4 * 3, '\0');
  const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()), bytes_of(text),
                                   static_cast<int>(text.size()));
  if (size < 0) return false;
  std::size_t padding = 0;
  if (text.ends_with("=="))
    padding = 2;
  else if (text.ends_with('='))
    padding = 1;
  bytes.resize(static_cast<std::size_t>(size) - padding);
  return true;
}

SignedHeaders sign(const Secret& secret, std::string_view id, Timestamp at, std::string_view body) {
  SignedHeaders headers{std::string(id), std::to_string(at.micros / 1'000'000), {}};
  const auto content = headers.id + "." + headers.timestamp + "." + std::string(body);
  const auto& key = secret.reveal();
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes_of(content), content.size(),
       digest.data(), &size);
  headers.signature = "v1," + encode_base64({reinterpret_cast<const char*>(digest.data()), size});
  return headers;
}

bool is_same(const Secret& secret, std::string_view given) {
  const auto& expected = secret.reveal();
  return !expected.empty() && expected.size() == given.size() &&
         CRYPTO_memcmp(expected.data(), given.data(), given.size()) == 0;
}

}  // namespace harken::api_channel
