// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace harken::email {

// Neighbouring base64 words of one charset (RFC 2047) as one word. GMime reads such a run as one
// text, because some programs cut letters in two, and stops at the padding that each word has.
std::string join_encoded_words(std::string_view header);

}  // namespace harken::email
