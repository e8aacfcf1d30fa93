// SPDX-License-Identifier: AGPL-3.0-or-later
#include "wire/composer.hpp"

#include <boost/json.hpp>

#include "wire/document.hpp"
#include "wire/json_tools.hpp"

namespace harken::wire {

namespace json = boost::json;

json::value encode(const CannedReply& reply) {
  json::object object{{"id", reply.id.to_string()},
                      {"scope", to_text(reply.scope)},
                      {"owner_id", id_or_null(reply.owner_id)},
                      {"department_id", id_or_null(reply.department_id)},
                      {"name", reply.name},
                      {"shortcut", reply.shortcut},
                      {"text", reply.text},
                      {"version", reply.version}};
  if (reply.document) object["document"] = encode(*reply.document);
  return object;
}

json::value encode(const LibraryItem& item) {
  return {{"id", item.id.to_string()}, {"name", item.name},
          {"folder", item.folder},     {"type", item.type},
          {"size", item.size},         {"created_at", to_rfc3339(item.created_at)},
          {"version", item.version}};
}

json::value encode(const Draft& draft) {
  json::object object{{"conversation_id", draft.conversation_id.to_string()},
                      {"kind", to_text(draft.kind)},
                      {"text", draft.text},
                      {"version", draft.version}};
  if (draft.document) object["document"] = encode(*draft.document);
  return object;
}

const char* to_text(CannedScope scope) {
  switch (scope) {
    case CannedScope::personal:
      return "personal";
    case CannedScope::department:
      return "department";
    case CannedScope::workspace:
      break;
  }
  return "workspace";
}

const char* to_text(DraftKind kind) { return kind == DraftKind::reply ? "reply" : "note"; }

std::optional<CannedScope> parse_canned_scope(std::string_view text) {
  for (const auto scope : {CannedScope::personal, CannedScope::department, CannedScope::workspace})
    if (text == to_text(scope)) return scope;
  return std::nullopt;
}

std::optional<DraftKind> parse_draft_kind(std::string_view text) {
  for (const auto kind : {DraftKind::reply, DraftKind::note})
    if (text == to_text(kind)) return kind;
  return std::nullopt;
}

}  // namespace harken::wire
