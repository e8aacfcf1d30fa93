// SPDX-License-Identifier: AGPL-3.0-or-later
// Whom the answer to a mail goes to. From, Reply-To, To and Cc are what a mail says of itself: they
// fill the fields of an answer, which a person looks over and changes, and are never a right (R7,
// A2).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/mail.hpp"

namespace harken {

// One of our mailboxes, or an address of it with something behind a plus.
bool is_own_address(std::string_view email, const std::vector<std::string>& mailboxes);

struct MailRecipients {
  std::vector<MailPerson> to;
  std::vector<MailPerson> cc;
};

// To whom a mail of this writer wants its answer: its Reply-To, unless that is one of ours, which
// would answer ourselves for ever (A10).
MailPerson answered_person(const MailPerson& writer, const MailFacts& mail,
                           const std::vector<std::string>& mailboxes);

// Everybody once, in small letters; nobody who is in `without`, and none of our own mailboxes.
std::vector<MailPerson> others_among(const std::vector<MailPerson>& people,
                                     const std::vector<MailPerson>& without,
                                     const std::vector<std::string>& mailboxes);

}  // namespace harken
