// SPDX-License-Identifier: AGPL-3.0-or-later
#include <boost/json.hpp>

#include "app/notification/notify.hpp"
#include "edge/api/routes.hpp"
#include "ports/notifications.hpp"
#include "wire/decode.hpp"
#include "wire/encode.hpp"

namespace harken::edge {

namespace json = boost::json;

namespace {

constexpr int kMostAtOnce = 100;

Result<StaffWork> list(const Request& request) {
  RETURN_IF_ERROR(check_query(request, {"limit", "before"}));
  ASSIGN_OR_RETURN(const auto limit, limit_of(request, 50, kMostAtOnce));
  ASSIGN_OR_RETURN(const auto before, optional_query_id<NotificationId>(request, "before"));
  return StaffWork([limit, before](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(auto rows, app::list_notifications(call.tx, call.actor(), before, limit + 1));
    ASSIGN_OR_RETURN(const auto unread,
                     call.tx.notifications().count_unread(call.actor().user_id, kMostAtOnce));
    ASSIGN_OR_RETURN(const auto seq, call.tx.events().newest(call.actor().workspace_id));
    json::value next = nullptr;
    if (std::ssize(rows) > limit) {
      rows.resize(static_cast<std::size_t>(limit));
      next = json::string(rows.back().id.to_string());
    }
    json::array items;
    for (const auto& row : rows) items.push_back(wire::encode(row));
    return ok({{"items", std::move(items)},
               {"next", next},
               {"unread", unread},
               {"seq", std::to_string(seq)}});
  });
}

Result<StaffWork> mark_read(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  const auto ids = reader.optional_ids<NotificationId>("ids", kMostAtOnce);
  if (!ids) reader.refuse("ids", "is missing");
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([ids = *ids](StaffCall& call) -> Result<Response> {
    RETURN_IF_ERROR(app::mark_read(call.tx, call.env, call.actor(), ids));
    return no_content();
  });
}

}  // namespace

void add_notification_routes(Api& api, Routes& routes) {
  routes.push_back(staff_read(api, "/api/v1/notifications", list));
  routes.push_back(staff_write(api, Method::post, "/api/v1/notifications/read", mark_read));
}

}  // namespace harken::edge
