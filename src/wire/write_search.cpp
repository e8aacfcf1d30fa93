// SPDX-License-Identifier: AGPL-3.0-or-later
#include "wire/write_search.hpp"

#include <boost/json/array.hpp>

#include "wire/encode.hpp"
#include "wire/ticket.hpp"
#include "wire/write.hpp"

namespace harken {

using wire::JsonWriter;
using wire::write_object;

void write(JsonWriter& out, const ExcerptPart& part) {
  write_object(out, [&] { out.field("text", part.text).field("hit", part.is_hit); });
}

void write(JsonWriter& out, const SearchHit& hit) {
  write_object(out, [&] {
    out.field("kind", hit.kind == HitKind::note ? "note" : "message");
    out.field("id", std::to_string(hit.id)).field("conversation", hit.conversation);
    out.field("contact", wire::encode(hit.contact)).name("sender");
    write_object(
        out, [&] { out.field("kind", wire::to_text(hit.sender)).field("name", hit.sender_name); });
    out.field("excerpt", hit.excerpt).field("created_at", hit.created_at);
  });
}

void write(JsonWriter& out, const TicketMatch& match) {
  const auto* part = match.part ? wire::to_text(*match.part) : nullptr;
  write_object(out, [&] {
    out.field("id", match.id.to_string()).field("number", match.number);
    out.field("title", match.title).field("status", wire::to_text(match.status));
    out.field("status_id",
              match.own_status_id ? std::optional(match.own_status_id.to_string()) : std::nullopt);
    out.field("part", part ? std::optional<std::string>(part) : std::nullopt);
    out.field("excerpt", match.excerpt);
  });
}

namespace {

template <class T>
boost::json::value encode_all(const std::vector<T>& items) {
  boost::json::array all;
  for (const auto& item : items) all.push_back(wire::encode(item));
  return all;
}

}  // namespace

void write(JsonWriter& out, const SearchResult& result) {
  write_object(out, [&] {
    out.field("items", result.hits);
    out.field("next", result.next.transform([](auto id) { return std::to_string(id); }));
    out.field("conversations", result.conversations);
    out.field("contacts", encode_all(result.contacts)).field("labels", encode_all(result.labels));
    out.field("tickets", result.tickets);
  });
}

}  // namespace harken
