// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace harken::email {

// A file name to show and to save under: no path, no control or invisible characters, nothing that
// turns the reading direction, never empty (A21). `type` gives an ending to a part without a name.
std::string attachment_name(std::string_view claimed, std::string_view type);

}  // namespace harken::email
