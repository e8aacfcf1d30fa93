// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>
#include <optional>
#include <vector>

#include "core/base/id.hpp"
#include "core/base/timestamp.hpp"

namespace harken::wire {

template <class Tag>
boost::json::value id_or_null(Id<Tag> id) {
  if (!id) return nullptr;
  return boost::json::string(id.to_string());
}

template <class Tag>
boost::json::array id_array(const std::vector<Id<Tag>>& ids) {
  boost::json::array result;
  result.reserve(ids.size());
  for (const auto id : ids) result.emplace_back(id.to_string());
  return result;
}

inline boost::json::value time_or_null(const std::optional<Timestamp>& at) {
  if (!at) return nullptr;
  return boost::json::string(to_rfc3339(*at));
}

}  // namespace harken::wire
