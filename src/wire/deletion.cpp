// SPDX-License-Identifier: AGPL-3.0-or-later
#include "wire/deletion.hpp"

#include <array>
#include <boost/json.hpp>
#include <utility>

namespace harken::wire {

namespace {

constexpr std::array<std::pair<Deletable, const char*>, 14> kWords{
    {{Deletable::label, "label"},
     {Deletable::role, "role"},
     {Deletable::status, "status"},
     {Deletable::canned_reply, "canned_reply"},
     {Deletable::form, "form"},
     {Deletable::library_item, "library_item"},
     {Deletable::knowledge_base, "knowledge_base"},
     {Deletable::category, "category"},
     {Deletable::article, "article"},
     {Deletable::contact_attribute, "contact_attribute"},
     {Deletable::saved_view, "saved_view"},
     {Deletable::ticket, "ticket"},
     {Deletable::channel, "channel"},
     {Deletable::ticket_status, "ticket_status"}}};

}  // namespace

const char* to_text(Deletable kind) {
  for (const auto& [value, word] : kWords)
    if (value == kind) return word;
  return "";
}

std::optional<Deletable> parse_deletable(std::string_view text) {
  for (const auto& [value, word] : kWords)
    if (word == text) return value;
  return std::nullopt;
}

boost::json::value encode(const Deletion& deletion) {
  boost::json::value by = nullptr;
  if (deletion.deleted_by_id)
    by = {{"id", deletion.deleted_by_id.to_string()}, {"name", deletion.deleted_by_name}};
  return {{"id", deletion.id.to_string()},
          {"kind", to_text(deletion.kind)},
          {"name", deletion.name},
          {"deleted_by", std::move(by)},
          {"deleted_at", to_rfc3339(deletion.deleted_at)},
          {"gone_at", to_rfc3339(deletion.deleted_at.plus_seconds(kRestoreSeconds))}};
}

}  // namespace harken::wire
