// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <openssl/evp.h>

#include <string>
#include <string_view>

namespace harken::edge {

// RFC 4648, section 4.
inline std::string encode_base64(std::string_view bytes) {
  std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
  const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                                   reinterpret_cast<const unsigned char*>(bytes.data()),
                                   static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(size));
  return text;
}

}  // namespace harken::edge
