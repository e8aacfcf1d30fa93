// SPDX-License-Identifier: AGPL-3.0-or-later
// All that is done with a stranger's bytes, in one step: what the sandbox does.
#pragma once

#include <string>
#include <string_view>

#include "channels/email/mail.hpp"
#include "core/base/result.hpp"

namespace harken::email {

struct ReadMail {
  ParsedMail mail;      // its text and html are below, as they may be shown
  std::string visible;  // plain text without history and signature
  std::string quoted;   // these
  std::string html;     // sanitised; empty: the mail has none, or none that can be afforded
};

// Errors: invalid, when nothing can be made of it.
Result<ReadMail> read_mail(std::string_view bytes);

// To hand it from one process to another: JSON in UTF-8, whatever the mail holds, a null byte, and
// the contents of its files as they are.
std::string pack(const ReadMail& mail);
// Errors: invalid.
Result<ReadMail> unpack_mail(std::string_view packed);

}  // namespace harken::email
