// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/search/search.hpp"
#include "core/rules/text.hpp"
#include "edge/api/query.hpp"
#include "edge/api/routes.hpp"
#include "wire/write_search.hpp"

namespace harken::edge {

namespace {

constexpr std::size_t kMaxTyped = 200;

Result<SearchQuery> decode_filters(const Request& request) {
  SearchQuery query;
  ASSIGN_OR_RETURN(query.status, optional_query_status(request));
  ASSIGN_OR_RETURN(query.department_id, optional_query_id<DepartmentId>(request, "department"));
  ASSIGN_OR_RETURN(query.channel_id, optional_query_id<ChannelId>(request, "channel"));
  ASSIGN_OR_RETURN(query.label_id, optional_query_id<LabelId>(request, "label"));
  ASSIGN_OR_RETURN(query.holder_id, optional_query_id<UserId>(request, "holder"));
  ASSIGN_OR_RETURN(query.from, optional_query_time(request, "from"));
  ASSIGN_OR_RETURN(query.to, optional_query_time(request, "to"));
  ASSIGN_OR_RETURN(query.limit, limit_of(request, 20, 50));
  ASSIGN_OR_RETURN(const auto before, optional_query_id<MessageId>(request, "after"));
  if (before) query.before = before.value();
  return query;
}

Result<StaffWork> search(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {"q", "status", "department", "channel", "label", "holder",
                                        "from", "to", "limit", "after"}));
  const auto text = request.query_param("q");
  if (!text) return fail_invalid("q", "q is what to look for");
  RETURN_IF_ERROR(check_line("q", *text, kMaxTyped));
  ASSIGN_OR_RETURN(const auto query, decode_filters(request));
  return StaffWork([text = *text, query](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto result, app::search(call.tx, call.actor(), text, query));
    wire::JsonWriter out;
    out.put(result);
    return ok_json(std::move(out).text());
  });
}

}  // namespace

void add_search_routes(Api& api, Routes& routes) {
  routes.push_back(staff_list(api, "/api/v1/search", search));
}

}  // namespace harken::edge
