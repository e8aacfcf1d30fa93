// SPDX-License-Identifier: AGPL-3.0-or-later
// What a program of somebody's own posts to its channel (docs/how-to/bring-your-own-channel.md).
#pragma once

#include <string_view>

#include "core/base/result.hpp"
#include "core/model/inbound.hpp"

namespace harken::api_channel {

// Before it is stored: its id and whom it is from. Errors: invalid, unknown_field.
Result<RawInbound> read_envelope(std::string_view body);
// Errors: invalid.
Result<Inbound> parse(const RawInbound& item);

}  // namespace harken::api_channel
