// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "core/base/result.hpp"
#include "core/model/capabilities.hpp"
#include "core/model/message.hpp"

namespace harken {

// Can the channel carry the message? Errors: unsupported_by_channel, naming the field and, in words
// for developers, the reason.
Status check_carries(const Capabilities& channel, const Message& message);

}  // namespace harken
