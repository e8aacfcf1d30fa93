// SPDX-License-Identifier: AGPL-3.0-or-later
// A mail without its history and its signature: folded, not lost.
#pragma once

#include <string>
#include <string_view>

#include "channels/email/sanitize.hpp"

namespace harken::email {

struct SplitText {
  std::string visible;
  std::string folded;
};
SplitText split_quotes(std::string_view text);

// What of the HTML is folded, for sanitize() and html_to_text(). Never all that can be seen.
Folds folds_in(const GumboNode* body);

}  // namespace harken::email
