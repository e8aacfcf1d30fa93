// SPDX-License-Identifier: AGPL-3.0-or-later
// HTML of a mail to HTML that can be shown: no script, no form, no style sheet, and nothing that
// loads by itself. What it gives, it gives again for its own output (A15), and a parser makes the
// same tree of it (A14).
#pragma once

#include <gumbo.h>

#include <string>
#include <string_view>
#include <unordered_map>

#include "core/base/result.hpp"
#include "ports/channel_driver.hpp"

namespace harken::email {

// What of a tree is folded away until somebody asks for it: "quote" or "signature". A fold covers
// what is below its node.
using Folds = std::unordered_map<const GumboNode*, const char*>;

// Pictures in the mail wait with their id in data-cid, remote ones with their address in data-src.
// Errors: invalid, when the HTML costs too much; then it is shown as text.
Result<std::string> sanitize(std::string_view html);
// The same, with what is folded marked by data-fold.
Result<std::string> sanitize(const GumboNode* body, const Folds& folds);
// The same of what it gave, to be shown now: with these pictures in their places. They are put into
// the tree, in the one pass that writes it: nothing changes the text afterwards (A15).
Result<std::string> with_pictures(std::string_view html, const PictureSources& pictures);

}  // namespace harken::email
