// SPDX-License-Identifier: AGPL-3.0-or-later
// A10: machines answer machines. What nobody has written (a question asked again, the mail that
// tells of what waits in a chat) goes to one address at most once a day over one mailbox. The day
// is that of UTC: a desk has no time zone of its own, its departments have. What was counted stays
// so, also when the mail never arrives: nobody is to find out by trying.
#pragma once

#include "core/model/staff.hpp"
#include "ports/store.hpp"

namespace harken::app {

// Counts it, in the transaction that queues it: of two at once one is let through. False: there was
// one today, and this one does not go. Channels where no machines answer count nothing.
Result<bool> may_send_by_itself(Tx& tx, Timestamp now, ChannelId channel,
                                const std::string& address);

}  // namespace harken::app
