// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace harken::edge {

// As a gzip file, for answers that are made once and sent often.
std::string gzip(std::string_view text);

}  // namespace harken::edge
