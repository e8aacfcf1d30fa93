// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/conversation/reply.hpp"

namespace harken::app {

inline constexpr std::size_t kMostRecipients = 50;

// Addresses as somebody chose them, in their usual form. Errors: invalid.
Status check_people(const char* field, std::vector<MailPerson>& people);

// CH8 CO9: over which mailbox an answer goes, to whom, and with whom reading along. Where nobody
// chose, it goes to whom the mail that is answered wants it to. Errors: invalid, unreachable.
Status address_mail(Tx& tx, const Reply& command, const Conversation& conversation,
                    Message& message);

}  // namespace harken::app
