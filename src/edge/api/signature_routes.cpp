// SPDX-License-Identifier: AGPL-3.0-or-later
// What stands under my mails.
#include <boost/json.hpp>

#include "app/composer/signature.hpp"
#include "edge/api/routes.hpp"
#include "wire/decode.hpp"

namespace harken::edge {

namespace {

Response response_of(const app::ShownSignature& shown) {
  return ok({{"signature", shown.own}, {"below", shown.below}});
}

Result<StaffWork> show(const ChannelDrivers& drivers, const Request& request) {
  RETURN_IF_ERROR(check_query(request, {"channel"}));
  ASSIGN_OR_RETURN(const auto channel, optional_query_id<ChannelId>(request, "channel"));
  return StaffWork([&drivers, channel](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto shown,
                     app::show_signature(call.tx, drivers, call.actor(), channel));
    return response_of(shown);
  });
}

Result<StaffWork> save(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  const auto text = reader.text("signature", 0, app::kMaxSignature);
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([text](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(auto kept, app::set_signature(call.tx, call.actor(), text));
    return response_of({std::move(kept), {}});
  });
}

}  // namespace

void add_signature_routes(Api& api, Routes& routes) {
  const std::string path = "/api/v1/me/signature";
  routes.push_back(staff_read(api, path, [&drivers = api.channels.drivers](const Request& request) {
    return show(drivers, request);
  }));
  routes.push_back(staff_write(api, Method::put, path, save));
}

}  // namespace harken::edge
