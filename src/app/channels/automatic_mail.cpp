// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/channels/automatic_mail.hpp"

#include "core/model/capabilities.hpp"
#include "core/rules/text.hpp"
#include "ports/connections.hpp"

namespace harken::app {

Result<bool> may_send_by_itself(Tx& tx, Timestamp now, ChannelId channel,
                                const std::string& address) {
  ASSIGN_OR_RETURN(const auto kind, tx.channels().find_kind(channel));
  if (!kind || !capabilities_of(*kind).machines_answer) return true;
  return tx.mails().count_automatic(channel, to_lower_ascii(address), utc_day(now));
}

}  // namespace harken::app
