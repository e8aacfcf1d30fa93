// SPDX-License-Identifier: AGPL-3.0-or-later
// A message of the desk as the mail that it becomes.
#pragma once

#include "channels/email/compose.hpp"
#include "channels/email/settings.hpp"

namespace harken::email {

// How this mailbox marks what it sends.
std::string mark_of(const Connection& connection);

// Errors: those of reading a file.
Result<OutgoingMail> outgoing_mail(const MailboxSettings& settings, const std::string& mark,
                                   const Outbound& outbound, const SendTools& tools);

}  // namespace harken::email
