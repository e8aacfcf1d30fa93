// SPDX-License-Identifier: AGPL-3.0-or-later
// Finds the route of a path. Patterns are split once; a request costs one walk over segments.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "edge/http/http.hpp"

namespace harken::edge {

class Router {
 public:
  explicit Router(std::vector<Route> routes);

  struct Match {
    const Route* route = nullptr;     // null: no route for this path and method
    std::vector<std::string> params;  // what stood in the {name} segments
    std::string allowed;              // with a known path and another method: the Allow header
  };
  // A HEAD is answered by the route of GET.
  Match find(Method method, std::string_view path) const;

 private:
  struct Entry {
    Route route;
    std::vector<std::string> segments;
  };

  std::vector<std::vector<Entry>> by_length_;
};

std::string_view to_text(Method method);

}  // namespace harken::edge
