// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <boost/json.hpp>

#include "app/intake/files.hpp"

namespace harken::edge {

// Told to composers before anybody uploads.
inline boost::json::value upload_limits_json(std::span<const std::string_view> taken) {
  boost::json::array types;
  for (const auto type : taken) types.emplace_back(type);
  return {{"max_bytes", kMaxFileBytes}, {"types", std::move(types)}};
}

}  // namespace harken::edge
