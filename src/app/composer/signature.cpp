// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/composer/signature.hpp"

#include "app/channels/connections.hpp"
#include "core/rules/text.hpp"

namespace harken::app {

Result<ShownSignature> show_signature(Tx& tx, const ChannelDrivers& drivers, const Actor& actor,
                                      ChannelId id) {
  ShownSignature shown;
  ASSIGN_OR_RETURN(shown.own, tx.users().signature(actor.user_id));
  if (!id) return shown;
  ASSIGN_OR_RETURN(const auto channel, tx.channels().find(actor.workspace_id, id));
  if (!channel) return fail_not_found("channel");
  ASSIGN_OR_RETURN(const auto opened, open_channel(tx, actor.workspace_id, id, {}));
  const auto* driver = opened ? drivers.find(channel->kind) : nullptr;
  if (driver) shown.below = driver->signature(opened->connection, shown.own);
  return shown;
}

Result<std::string> set_signature(Tx& tx, const Actor& actor, const std::string& text) {
  auto signature = std::string(trim(text));
  RETURN_IF_ERROR(check_text("signature", signature, kMaxSignature));
  RETURN_IF_ERROR(tx.users().set_signature(actor.user_id, signature));
  return signature;
}

}  // namespace harken::app
