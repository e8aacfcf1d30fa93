// SPDX-License-Identifier: AGPL-3.0-or-later
#include "adapters/blob_s3/s3_digest.hpp"

#include <openssl/evp.h>

namespace harken {

namespace {

std::string digest(std::string_view bytes, const EVP_MD* kind) {
  std::string result(EVP_MAX_MD_SIZE, '\0');
  unsigned size = 0;
  auto* out = reinterpret_cast<unsigned char*>(result.data());
  if (EVP_Digest(bytes.data(), bytes.size(), out, &size, kind, nullptr) != 1) return {};
  result.resize(size);
  return result;
}

}  // namespace

std::string sha256_hex(std::string_view bytes) { return to_hex(digest(bytes, EVP_sha256())); }

std::string md5_of(std::string_view bytes) { return digest(bytes, EVP_md5()); }

std::string to_hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    text.push_back(kDigits[static_cast<unsigned char>(c) >> 4]);
    text.push_back(kDigits[static_cast<unsigned char>(c) & 15]);
  }
  return text;
}

}  // namespace harken
