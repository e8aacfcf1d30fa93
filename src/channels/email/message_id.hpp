// SPDX-License-Identifier: AGPL-3.0-or-later
// Ids of the mails that this desk sends.
#pragma once

#include <string>
#include <string_view>

namespace harken::email {

// The same for the same key: a mail that is sent once more is the same mail (F4).
std::string make_message_id(std::string_view key, std::string_view domain);
bool is_own_message_id(std::string_view id, std::string_view domain);

// Of the address, in lower case; empty: it has none.
std::string domain_of(std::string_view email);

// RFC 4648, in small letters, without padding.
std::string to_base32(std::string_view bytes);

}  // namespace harken::email
