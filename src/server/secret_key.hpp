// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <optional>

#include "adapters/sql/secret_box.hpp"
#include "ports/env.hpp"
#include "server/config.hpp"

namespace harken::server {

// The key by which the secrets of channels are sealed (ADR 16): 64 hexadecimal digits in
// HARKEN_SECRET_KEY, else in --secret-key-file, else in DATA/secret.key, which is made when it is
// not there. Errors: invalid, unavailable; with a message for the terminal.
Result<sql::SecretKey> load_secret_key(const Config& config, Random& random);
// The same, but none is made: nothing, when DATA/secret.key is not there.
Result<std::optional<sql::SecretKey>> find_secret_key(const Config& config);
Result<sql::SecretKey> read_secret_key(const std::string& path);
// As the file has it.
Secret text_of_key(const sql::SecretKey& key);

}  // namespace harken::server
