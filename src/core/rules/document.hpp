// SPDX-License-Identifier: AGPL-3.0-or-later
// What may stand where in the body of an article, and what is read off it without showing it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/model/document.hpp"

namespace harken {

inline constexpr std::size_t kMaxDocumentNodes = 20'000;
inline constexpr std::size_t kMaxDocumentText = 200'000;  // bytes, all of it together

// May a link point there: http, https and mailto, or a path of this desk.
bool is_safe_href(std::string_view href);

// Whether every node stands where its kind may stand, and all addresses and texts are good.
// Errors: invalid, naming `body`.
Status check_document(const Document& document);

// What an answer is written in besides: no tables, links to whole addresses only, and it says
// something. Errors: invalid, naming `document`.
Status check_message_document(const Document& document);

// As text for search and for sending: blocks apart by an empty line, lists with their marks, links
// with their address behind them.
std::string plain_text(const Node& block);
std::string plain_text(const Document& document);
// Plain words as a document: an empty line begins a paragraph.
Document document_of(std::string_view text);
// The words alone, without addresses and marks.
std::string words_in(const Node& node);
// The first words of the running text, at most 200 characters, cut between words.
std::string excerpt_of(const Document& document);
// Ids of its pictures, each once, sorted.
std::vector<std::string> pictures_in(const Document& document);
// For whom may not use its files.
Document without_pictures(Document document);

struct OutlineEntry {
  int level = 2;
  std::string text;
  std::string anchor;  // one in the document
};
std::vector<OutlineEntry> outline_of(const Document& document);

}  // namespace harken
