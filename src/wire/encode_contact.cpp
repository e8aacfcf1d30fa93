// SPDX-License-Identifier: AGPL-3.0-or-later
#include <boost/json.hpp>

#include "wire/encode.hpp"
#include "wire/json_tools.hpp"

namespace harken::wire {

namespace {

json::object encode_values(const std::vector<AttributeValue>& values) {
  json::object result;
  for (const auto& value : values) result[value.id.to_string()] = value.text;
  return result;
}

}  // namespace

std::string store_attributes(const std::vector<AttributeValue>& values) {
  return values.empty() ? std::string() : json::serialize(encode_values(values));
}

std::vector<AttributeValue> load_attributes(std::string_view text) {
  std::vector<AttributeValue> values;
  if (text.empty()) return values;
  boost::system::error_code error;
  const auto stored = json::parse(text, error);
  if (error || !stored.is_object()) return values;
  for (const auto& [key, value] : stored.get_object()) {
    const auto id = ContactAttributeId::parse(key);
    if (id && value.is_string()) values.push_back({*id, std::string(value.get_string())});
  }
  return values;
}

json::value encode(const Contact& contact) {
  json::object result{{"id", contact.id.to_string()},
                      {"number", contact.number},
                      {"name", contact.name},
                      {"email", contact.email},
                      {"phone", contact.phone},
                      {"attributes", encode_values(contact.attributes)},
                      {"blocked_at", time_or_null(contact.blocked_at)},
                      {"merged_into_id", id_or_null(contact.merged_into)},
                      {"created_at", to_rfc3339(contact.created_at)},
                      {"version", contact.version}};
  if (!contact.photo_hash.empty()) result["photo"] = photo_version(contact.photo_hash);
  return result;
}

json::value encode(const ContactAttribute& attribute) {
  return {{"id", attribute.id.to_string()},
          {"name", attribute.name},
          {"position", attribute.position},
          {"version", attribute.version}};
}

json::value encode(const ContactMerge& merge) {
  return {{"id", merge.id.to_string()},
          {"contact_id", merge.contact_id.to_string()},
          {"merged",
           {{"id", merge.merged_id.to_string()},
            {"number", merge.merged_number},
            {"name", merge.merged_name}}},
          {"actor", {{"id", merge.actor_id.to_string()}, {"name", merge.actor_name}}},
          {"created_at", to_rfc3339(merge.created_at)},
          {"undone_at", time_or_null(merge.undone_at)}};
}

json::value encode(const Identity& identity) {
  return {{"id", identity.id.to_string()},
          {"channel_id", identity.channel_id.to_string()},
          {"platform", to_text(identity.channel_kind)},
          {"handle", identity.handle},
          {"visit", encode(identity.visit)},
          {"created_at", to_rfc3339(identity.created_at)}};
}

json::value encode(const Visit& visit) {
  return {{"ip", visit.ip},
          {"browser", visit.browser},
          {"page_url", visit.page_url},
          {"page_title", visit.page_title},
          {"language", visit.language}};
}

}  // namespace harken::wire
