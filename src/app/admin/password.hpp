// SPDX-License-Identifier: AGPL-3.0-or-later
// Argon2id. Slow by design (tens of milliseconds): never inside a transaction or on a network
// thread.
#pragma once

#include <string>

#include "core/base/result.hpp"
#include "core/base/secret.hpp"
#include "ports/env.hpp"

namespace harken::app {

inline constexpr std::size_t kMinPasswordLength = 10;

// Errors: invalid (too short, too long, or one that everybody tries first).
Status check_password(std::string_view field, const Secret& password);
// In the PHC format, with its own salt and costs.
Result<std::string> hash_password(Random& random, const Secret& password);
// An empty hash costs the same time and never fits: nobody learns whether an account exists (A69).
bool verify_password(const std::string& hash, const Secret& password);

}  // namespace harken::app
