// SPDX-License-Identifier: AGPL-3.0-or-later
#include <boost/json.hpp>

#include "wire/encode.hpp"
#include "wire/json_tools.hpp"

namespace harken::wire {

json::value encode(const Contact& contact) {
  return {{"id", contact.id.to_string()},
          {"number", contact.number},
          {"name", contact.name},
          {"email", contact.email},
          {"created_at", to_rfc3339(contact.created_at)},
          {"version", contact.version}};
}

json::value encode(const Visit& visit) {
  return {{"ip", visit.ip},
          {"browser", visit.browser},
          {"page_url", visit.page_url},
          {"page_title", visit.page_title},
          {"language", visit.language}};
}

}  // namespace harken::wire
