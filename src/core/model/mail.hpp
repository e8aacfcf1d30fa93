// SPDX-License-Identifier: AGPL-3.0-or-later
// What a message is besides, when it came or goes as an e-mail.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/model/inbound.hpp"

namespace harken {

struct MailPerson {
  std::string name;
  std::string email;
  bool operator==(const MailPerson&) const = default;
};

struct MailFacts {
  std::string subject;
  MailPerson from;             // of what came in: a claim
  bool is_from_other = false;  // not the customer: somebody to whom a mail of ours went
  std::vector<MailPerson> to;
  std::vector<MailPerson> cc;
  std::vector<MailPerson> bcc;  // of our own
  std::string signature;        // of who wrote, as it was then; empty: the mailbox's alone
  std::string quoted;           // history and signature, folded away from the text
  std::string reply_to;         // where answers shall go instead of the sender
  InboundNature nature = InboundNature::personal;
  SenderCheck sender_check = SenderCheck::unchecked;
  MailLoss loss = MailLoss::none;
  bool has_html = false;
  bool is_formatted = false;  // its HTML shows more than the text tells
  // Pictures that the HTML shows: content id and id of the file.
  std::vector<std::pair<std::string, std::string>> inline_files;
};

}  // namespace harken
