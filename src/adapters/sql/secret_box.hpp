// SPDX-License-Identifier: AGPL-3.0-or-later
// Secrets of channels as they lie in the database: AES-256-GCM, by a key that does not lie there
// (ADR 16).
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/base/secret.hpp"

namespace harken::sql {

using SecretKey = std::array<unsigned char, 32>;

class SecretBox {
 public:
  explicit SecretBox(const SecretKey& key) : key_(key) {}
  // `place` is where it lies: what somebody copies to another row does not open there.
  Result<std::string> seal(const Secret& secret, std::string_view place) const;
  // Errors: internal, when it was sealed by another key or for another place.
  Result<Secret> open(std::string_view sealed, std::string_view place) const;

 private:
  SecretKey key_;
};

// Where the secret of a channel lies.
std::string place_of_secret(std::string_view channel_id, std::string_view name);

// What was stored before there was a key is not.
bool is_sealed(std::string_view stored);

}  // namespace harken::sql
