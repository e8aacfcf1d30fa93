// SPDX-License-Identifier: AGPL-3.0-or-later
// Standard Webhooks 1.0: how a receiver knows that a webhook is ours, and a fresh one.
#pragma once

#include <string>
#include <string_view>

#include "core/base/secret.hpp"
#include "core/base/timestamp.hpp"

namespace harken::api_channel {

struct SignedHeaders {
  std::string id;         // webhook-id: the same in every attempt
  std::string timestamp;  // webhook-timestamp: Unix seconds
  std::string signature;  // webhook-signature: "v1,<base64 of HMAC-SHA-256>"
};

// Over "id.timestamp.body", with the bytes of the secret as they are.
SignedHeaders sign(const Secret& secret, std::string_view id, Timestamp at, std::string_view body);

// In constant time. An empty secret equals nothing.
bool is_same(const Secret& secret, std::string_view given);

}  // namespace harken::api_channel
