// SPDX-License-Identifier: AGPL-3.0-or-later
// What is passed on by e-mail, as text: each message below the lines of its head, as mail programs
// do it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/timestamp.hpp"
#include "core/model/mail.hpp"

namespace harken {

struct ForwardedPart {
  MailPerson from;
  Timestamp at;
  std::string subject;         // empty: it has none
  std::vector<MailPerson> to;  // never a blind copy
  std::vector<MailPerson> cc;
  std::string text;
  std::vector<std::string> files;  // their names
};

// The oldest first. `language` en, ru or id; another one is en. At most 100,000 characters.
std::string forwarded_text(const std::vector<ForwardedPart>& parts, std::string_view language);

}  // namespace harken
