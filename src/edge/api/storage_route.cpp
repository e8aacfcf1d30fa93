// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/api/storage_route.hpp"

#include <boost/json.hpp>

#include "core/policy/access.hpp"

namespace harken::edge {

namespace json = boost::json;

namespace {

const char* word_of(Fullness fullness) {
  switch (fullness) {
    case Fullness::ok:
      return "ok";
    case Fullness::high:
      return "high";
    case Fullness::critical:
      return "critical";
  }
  return "ok";
}

json::object encode(const Volume& volume) {
  return {{"holds", volume.holds},
          {"state", word_of(fullness_of(volume))},
          {"used_percent", static_cast<int>(100 * volume.used)},
          {"free_bytes", volume.free_bytes}};
}

}  // namespace

Route storage_route(Api& api, std::function<std::vector<Volume>()> look) {
  return staff_read(api, "/api/v1/storage",
                    [look = std::move(look)](const Request& request) -> Result<StaffWork> {
                      RETURN_IF_ERROR(check_query(request, {}));
                      return StaffWork([look](StaffCall& call) -> Result<Response> {
                        if (!can_administer(call.actor()))
                          return fail(Errc::forbidden, "forbidden",
                                      "the disks are for those who run the desk");
                        json::array items;
                        for (const auto& volume : look()) items.push_back(encode(volume));
                        return ok({{"items", std::move(items)}});
                      });
                    });
}

}  // namespace harken::edge
