// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>

namespace harken {

// Over what a customer reaches us. A channel keeps its kind for good.
enum class ChannelKind : std::uint8_t { widget, telegram, email, api };

}  // namespace harken
