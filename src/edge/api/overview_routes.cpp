// SPDX-License-Identifier: AGPL-3.0-or-later
// What supervisors look at: who is there, who holds how much, what waits for how long.
#include <boost/json.hpp>

#include "edge/api/routes.hpp"
#include "ports/overview.hpp"
#include "wire/json_tools.hpp"
#include "wire/write.hpp"

namespace harken::edge {

namespace json = boost::json;

namespace {

constexpr int kLongestShown = 30;

json::value encode(const PersonLoad& load) {
  return {{"user_id", load.user_id.to_string()},
          {"held", load.held},
          {"unanswered", load.unanswered},
          {"waiting_since", wire::time_or_null(load.waiting_since)},
          {"absent_since", wire::time_or_null(load.absent_since)}};
}

json::value encode(const DepartmentLoad& load) {
  return {{"department_id", load.department_id.to_string()},
          {"queued", load.queued},
          {"queued_since", wire::time_or_null(load.queued_since)},
          {"held", load.held},
          {"unanswered", load.unanswered},
          {"unanswered_since", wire::time_or_null(load.unanswered_since)}};
}

template <class T>
json::value encode_all(const std::vector<T>& loads) {
  json::array items;
  for (const auto& load : loads) items.push_back(encode(load));
  return items;
}

Result<StaffWork> get(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {}));
  return StaffWork([](StaffCall& call) -> Result<Response> {
    if (!can_oversee(call.actor()))
      return fail(Errc::forbidden, "forbidden", "the overview is for supervisors");
    auto& overview = call.tx.overview();
    ASSIGN_OR_RETURN(const auto people, overview.list_people(call.actor()));
    ASSIGN_OR_RETURN(const auto departments, overview.list_departments(call.actor()));
    ASSIGN_OR_RETURN(const auto waiting,
                     overview.list_longest_waiting(call.actor(), kLongestShown));
    ASSIGN_OR_RETURN(const auto seq, call.tx.events().newest(call.actor().workspace_id));
    wire::JsonWriter out;
    wire::write_object(out, [&] {
      out.field("people", encode_all(people)).field("departments", encode_all(departments));
      out.field("longest_waiting", waiting).field("seq", std::to_string(seq));
    });
    return ok_json(std::move(out).text());
  });
}

}  // namespace

void add_overview_routes(Api& api, Routes& routes) {
  routes.push_back(staff_read(api, "/api/v1/overview", get));
}

}  // namespace harken::edge
