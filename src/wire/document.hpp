// SPDX-License-Identifier: AGPL-3.0-or-later
// The body of an article as JSON, in the words of the editor (ProseMirror's document without what
// we do not know).
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/model/document.hpp"

namespace harken::wire {

// Strict: an unknown kind, mark or attribute is refused, and so is whatever check_document refuses.
// Errors: invalid, unknown_field.
Result<Document> decode_document(const boost::json::object& object);
boost::json::value encode(const Document& document);

// How rows keep it. What cannot be read any more is empty.
std::string store_document(const Document& document);
Document load_document(std::string_view text);

}  // namespace harken::wire
