// SPDX-License-Identifier: AGPL-3.0-or-later
#include <boost/json.hpp>

#include "app/contact/contacts.hpp"
#include "core/rules/text.hpp"
#include "core/rules/words.hpp"
#include "edge/api/routes.hpp"
#include "ports/contact_list.hpp"
#include "wire/decode.hpp"
#include "wire/encode.hpp"
#include "wire/json_tools.hpp"

namespace harken::edge {

namespace json = boost::json;

namespace {

constexpr std::size_t kMaxTyped = 200;

json::value encode(const ListedContact& row) {
  auto shown = wire::encode(row.contact);
  shown.as_object()["conversations"] = row.conversations;
  shown.as_object()["last_activity_at"] = wire::time_or_null(row.last_activity_at);
  return shown;
}

Result<Response> page_of(StaffCall& call, ContactQuery query) {
  // One more than asked for tells whether there is a next page.
  const auto wanted = static_cast<std::size_t>(query.limit);
  query.limit += 1;
  ASSIGN_OR_RETURN(auto rows, call.tx.contact_list().list(call.actor(), query));
  json::value next = nullptr;
  if (rows.size() > wanted) {
    rows.resize(wanted);
    next = json::string(rows.back().contact.id.to_string());
  }
  json::array items;
  for (const auto& row : rows) items.push_back(encode(row));
  return ok({{"items", std::move(items)}, {"next", std::move(next)}});
}

Result<StaffWork> list(const Request& request) {
  RETURN_IF_ERROR(
      check_query(request, {"q", "channel", "department", "blocked", "limit", "after"}));
  ContactQuery query;
  const auto text = request.query_param("q").value_or("");
  RETURN_IF_ERROR(check_line("q", text, kMaxTyped));
  query.words = wanted_words_of(text);
  ASSIGN_OR_RETURN(query.channel_id, optional_query_id<ChannelId>(request, "channel"));
  ASSIGN_OR_RETURN(query.department_id, optional_query_id<DepartmentId>(request, "department"));
  if (const auto blocked = request.query_param("blocked")) {
    if (*blocked != "true" && *blocked != "false")
      return fail_invalid("blocked", "blocked is true or false");
    query.only_blocked = *blocked == "true";
  }
  ASSIGN_OR_RETURN(query.limit, limit_of(request, 50, 200));
  ASSIGN_OR_RETURN(query.before, optional_query_id<ContactId>(request, "after"));
  // Only signs that no word is made of: nothing is called so.
  if (!trim(text).empty() && query.words.empty()) query.limit = 0;
  return StaffWork([query](StaffCall& call) -> Result<Response> {
    if (query.limit == 0) return ok({{"items", json::array()}, {"next", nullptr}});
    return page_of(call, query);
  });
}

Result<StaffWork> get(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<ContactId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto contact, app::get_contact(call.tx, call.actor(), id));
    return ok(wire::encode(contact));
  });
}

// {"<attribute id>": "text", …}
std::vector<AttributeValue> read_attributes(wire::ObjectReader& reader) {
  std::vector<AttributeValue> values;
  const auto* object = reader.optional_object("attributes");
  if (!object) return values;
  for (const auto& [key, value] : *object) {
    const auto id = ContactAttributeId::parse(key);
    if (!id || !value.is_string() || values.size() == 50) {
      reader.refuse("attributes", "holds something else than texts by the id of their attribute");
      return values;
    }
    values.push_back({*id, std::string(value.get_string())});
  }
  return values;
}

Result<StaffWork> update(const Request& request) {
  ASSIGN_OR_RETURN(const auto body, wire::parse_object(request.body));
  wire::ObjectReader reader(body);
  app::UpdateContact command;
  ASSIGN_OR_RETURN(command.id, path_id<ContactId>(request, 0));
  command.version = reader.integer("version");
  command.name = reader.optional_text("name", 0, 100);
  command.email = reader.optional_text("email", 0, 254);
  command.phone = reader.optional_text("phone", 0, 40);
  command.attributes = read_attributes(reader);
  RETURN_IF_ERROR(reader.finish());
  return StaffWork([command](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto contact,
                     app::update_contact(call.tx, call.env, call.actor(), command));
    return ok(wire::encode(contact));
  });
}

using Blocking = Result<Contact> (*)(Tx&, Env&, const Actor&, ContactId);

StaffDecode blocking(Blocking act) {
  return [act](const Request& request) -> Result<StaffWork> {
    RETURN_IF_ERROR(check_no_body(request));
    ASSIGN_OR_RETURN(const auto id, path_id<ContactId>(request, 0));
    return StaffWork([act, id](StaffCall& call) -> Result<Response> {
      ASSIGN_OR_RETURN(const auto contact, act(call.tx, call.env, call.actor(), id));
      return ok(wire::encode(contact));
    });
  };
}

Result<StaffWork> list_identities(const Request& request) {
  ASSIGN_OR_RETURN(const auto id, path_id<ContactId>(request, 0));
  return StaffWork([id](StaffCall& call) -> Result<Response> {
    ASSIGN_OR_RETURN(const auto contact, app::get_contact(call.tx, call.actor(), id));
    ASSIGN_OR_RETURN(const auto identities,
                     call.tx.identities().list_of_contact(contact.workspace_id, contact.id));
    json::array items;
    for (const auto& identity : identities) items.push_back(wire::encode(identity));
    return ok({{"items", std::move(items)}});
  });
}

}  // namespace

void add_contact_routes(Api& api, Routes& routes) {
  const std::string one = "/api/v1/contacts/{id}";
  routes.push_back(staff_list(api, "/api/v1/contacts", list));
  routes.push_back(staff_point_read(api, one, get));
  routes.push_back(staff_write(api, Method::patch, one, update));
  routes.push_back(staff_write(api, Method::post, one + "/block", blocking(app::block_contact)));
  routes.push_back(
      staff_write(api, Method::post, one + "/unblock", blocking(app::unblock_contact)));
  routes.push_back(staff_read(api, one + "/identities", list_identities));
}

}  // namespace harken::edge
