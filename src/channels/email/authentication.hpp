// SPDX-License-Identifier: AGPL-3.0-or-later
// What mail servers say of a mail's sender (Authentication-Results, RFC 8601). Anybody can write
// such a header, so only the word of the mailbox's own server counts (A7). Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "channels/email/mail.hpp"
#include "core/model/inbound.hpp"

namespace harken::email {

// The value of one header. Nothing: it is none, or of a version that nobody knows.
std::optional<AuthenticationResults> parse_authentication_results(std::string_view value);

// Whether `server` is the one that is trusted: its name, or *.example.org for all below a domain.
bool is_trusted(std::string_view server, std::string_view trusted);

// `trusted` empty: nobody is asked.
SenderCheck check_sender(const ParsedMail& mail, std::string_view trusted);

}  // namespace harken::email
