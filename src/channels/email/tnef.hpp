// SPDX-License-Identifier: AGPL-3.0-or-later
// winmail.dat, into which Outlook packs what it attaches where it takes the receiver for another
// Outlook ("MS-OXTNEF").
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "channels/email/mail.hpp"

namespace harken::email {

bool is_tnef(std::string_view type);
// The files in it. Nothing: it is broken, or holds something else that would be lost.
std::optional<std::vector<Attachment>> files_in_tnef(std::string_view bytes);

}  // namespace harken::email
