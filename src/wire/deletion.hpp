// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <boost/json/value.hpp>
#include <optional>
#include <string_view>

#include "core/model/deletion.hpp"

namespace harken::wire {

const char* to_text(Deletable);
std::optional<Deletable> parse_deletable(std::string_view);
boost::json::value encode(const Deletion&);

}  // namespace harken::wire
