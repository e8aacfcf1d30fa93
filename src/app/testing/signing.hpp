// SPDX-License-Identifier: AGPL-3.0-or-later
// Signs identity tokens as a website would, for tests.
#pragma once

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <string>
#include <string_view>

namespace harken::app::testing {

inline std::string base64url(std::string_view bytes) {
  constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string result;
  unsigned bits = 0;
  int count = 0;
  for (const char c : bytes) {
    bits = bits << 8 | static_cast<unsigned char>(c);
    for (count += 8; count >= 6; count -= 6) result.push_back(kAlphabet[bits >> (count - 6) & 63]);
  }
  if (count > 0) result.push_back(kAlphabet[bits << (6 - count) & 63]);
  return result;
}

inline std::string sign(std::string_view claims, std::string_view secret,
                        std::string_view header = R"({"alg":"HS256","typ":"JWT"})") {
  const auto text = base64url(header) + "." + base64url(claims);
  std::array<unsigned char, 32> digest{};
  unsigned int size = 0;
  HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
       reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data(), &size);
  return text + "." + base64url({reinterpret_cast<const char*>(digest.data()), size});
}

}  // namespace harken::app::testing
