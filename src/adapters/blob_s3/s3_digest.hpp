// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace harken {

std::string sha256_hex(std::string_view bytes);
// Raw; empty where this machine allows no MD5 (FIPS). It is S3's checksum of transport, no more.
std::string md5_of(std::string_view bytes);
std::string to_hex(std::string_view bytes);

}  // namespace harken
