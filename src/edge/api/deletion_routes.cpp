// SPDX-License-Identifier: AGPL-3.0-or-later
#include <boost/json.hpp>

#include "app/admin/deletions.hpp"
#include "edge/api/routes.hpp"
#include "wire/deletion.hpp"

namespace harken::edge {

namespace json = boost::json;

namespace {

Result<StaffWork> list(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {}));
  return StaffWork([](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto all, app::list_deletions(call.tx, call.env, call.actor()));
    json::array items;
    for (const auto& deletion : all) items.push_back(wire::encode(deletion));
    return ok({{"items", std::move(items)}});
  });
}

Result<StaffWork> preview(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {"kind", "id"}));
  const auto kind = wire::parse_deletable(request.query_param("kind").value_or(""));
  if (!kind) return fail_invalid("kind", "no kind of thing that can be deleted");
  ASSIGN_OR_RETURN(const auto id, optional_query_id<Id<struct AnythingTag>>(request, "id"));
  if (!id) return fail_invalid("id", "is missing");
  return StaffWork([kind = *kind, id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto count, app::count_hanging(call.tx, call.actor(), kind, id.value()));
    return ok({{"hanging", count}});
  });
}

Result<StaffWork> restore(const Request& request) {
  RETURN_IF_ERROR(check_no_body(request));
  ASSIGN_OR_RETURN(const auto id, path_id<DeletionId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    RETURN_IF_ERROR(app::restore_deletion(call.tx, call.env, call.actor(), id));
    return no_content();
  });
}

}  // namespace

void add_deletion_routes(Api& api, Routes& routes) {
  const std::string base = "/api/v1/deletions";
  routes.push_back(staff_read(api, base, list));
  routes.push_back(staff_read(api, base + "/preview", preview));
  routes.push_back(staff_write(api, Method::post, base + "/{id}/restore", restore));
}

}  // namespace harken::edge
