// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "app/channels/connections.hpp"

namespace harken::app {

// The same in every attempt, and unguessable: mails are called by it, and answers come back with
// it.
std::string delivery_key(const OpenedChannel& channel, DeliveryId delivery, std::string_view use);

}  // namespace harken::app
