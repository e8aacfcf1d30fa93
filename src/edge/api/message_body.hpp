// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <algorithm>
#include <boost/json/value.hpp>
#include <string>
#include <vector>

#include "core/model/message.hpp"
#include "wire/decode.hpp"
#include "wire/document.hpp"

namespace harken::edge {

// 20,000 characters of four bytes, each of them escaped, fit.
inline constexpr std::size_t kMessageBodyLimit = 256 * 1024;

struct MessageBody {
  std::string client_id;
  std::string text;
  std::vector<std::string> attachment_ids;
};

inline MessageBody read_body(wire::ObjectReader& reader) {
  MessageBody body;
  body.client_id = reader.text("client_id", 8, 64);
  body.text = reader.optional_text("text", 0, 20'000).value_or("");
  body.attachment_ids = reader.texts("attachments", 10, 32);
  return body;
}

// How a text is formatted; none: it is plain. Errors: invalid, unknown_field.
inline Result<std::optional<Document>> read_document(wire::ObjectReader& reader) {
  const auto* object = reader.optional_object("document");
  if (!object) return std::nullopt;
  ASSIGN_OR_RETURN(auto document, wire::decode_document(*object));
  return document;
}

// Rows come newest first, one more than the page holds; leaves the page, oldest first, and says
// where the page further back starts.
inline boost::json::value cut_page(std::vector<Message>& rows, int limit) {
  boost::json::value next = nullptr;
  if (rows.size() > static_cast<std::size_t>(limit)) {
    rows.resize(static_cast<std::size_t>(limit));
    next = boost::json::string(rows.back().id.to_string());
  }
  std::ranges::reverse(rows);
  return next;
}

}  // namespace harken::edge
