// SPDX-License-Identifier: AGPL-3.0-or-later
// What the routes of tickets read and answer.
#pragma once

#include "app/ticket/entries.hpp"
#include "app/ticket/record.hpp"
#include "core/rules/ladder.hpp"
#include "edge/api/api.hpp"
#include "wire/decode.hpp"
#include "wire/document.hpp"
#include "wire/ticket.hpp"

namespace harken::edge {

// The longest document as JSON.
inline constexpr std::size_t kTicketBodyLimit = 2 * 1024 * 1024;

// Nothing when the field is missing.
inline Result<std::optional<Document>> read_document(wire::ObjectReader& reader,
                                                     std::string_view name) {
  const auto* object = reader.optional_object(name);
  if (!object) return std::nullopt;
  ASSIGN_OR_RETURN(auto document, wire::decode_document(*object));
  return document;
}

template <class Enum>
std::optional<Enum> read_word(wire::ObjectReader& reader, std::string_view name,
                              std::optional<Enum> (*parse)(std::string_view)) {
  const auto text = reader.optional_text(name, 1, 40);
  if (!text) return std::nullopt;
  const auto value = parse(*text);
  if (!value) reader.refuse(name, "is not one of the known words");
  return value;
}

boost::json::value encode(const LadderStep& step);

inline Result<Response> answer(StaffCall& call, const Ticket& ticket, int status = 200) {
  ASSIGN_OR_RETURN(const auto seen, app::seen_by(call.tx, call.actor(), ticket));
  return ok(wire::encode(seen), status);
}

}  // namespace harken::edge
