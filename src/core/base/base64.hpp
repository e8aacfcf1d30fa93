// SPDX-License-Identifier: AGPL-3.0-or-later
// RFC 4648, section 4: with padding, and nothing else between.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace harken {

std::string to_base64(std::string_view bytes);
// Nothing: it is none.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace harken
