// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "app/conversation/reply.hpp"

namespace harken::app {

// Makes the text of a document, and its pictures attachments. Errors: invalid.
Status spell_out(const std::optional<Document>& document, std::string& text,
                 std::vector<std::string>& attachment_ids);

// The same answer with its text and its pictures, where it came as a document; else as it is.
// Errors: invalid.
Result<Reply> spelled_out(Reply command);

}  // namespace harken::app
