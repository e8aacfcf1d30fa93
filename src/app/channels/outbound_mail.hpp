// SPDX-License-Identifier: AGPL-3.0-or-later
// A message as the mail that it becomes: its subject, whom it answers, and what was said before.
// Notes have no way in here: only messages are looked at.
#pragma once

#include "core/model/delivery.hpp"
#include "ports/channel_driver.hpp"
#include "ports/store.hpp"

namespace harken::app {

// The same in every attempt.
Result<OutboundMail> make_mail(Tx& tx, const Delivery& delivery, const Message& message);

// Its words as HTML, its pictures as parts of the mail.
void add_document(OutboundMail& mail, const Document& document);

}  // namespace harken::app
