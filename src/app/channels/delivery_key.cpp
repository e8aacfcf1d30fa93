// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/channels/delivery_key.hpp"

#include "app/admin/authenticate.hpp"

namespace harken::app {

std::string delivery_key(const OpenedChannel& channel, DeliveryId delivery, std::string_view use) {
  const auto& secrets = channel.connection.secrets;
  const auto secret = secrets.find(kKeySalt);
  const auto& salt = secret == secrets.end() ? std::string() : secret->second.reveal();
  return hash_token(salt + ":" + std::string(use) + ":" + delivery.to_string()).substr(0, 32);
}

}  // namespace harken::app
