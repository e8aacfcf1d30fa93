// SPDX-License-Identifier: AGPL-3.0-or-later
// The JSON of what answers are made of.
#pragma once

#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "core/model/canned_reply.hpp"
#include "core/model/draft.hpp"
#include "core/model/form.hpp"
#include "core/model/library_item.hpp"

namespace harken::wire {

boost::json::value encode(const CannedReply&);
boost::json::value encode(const Draft&);
boost::json::value encode(const FormField&);
boost::json::value encode(const Form&);
boost::json::value encode(const SentForm&);
boost::json::value encode(const FormAnswer&);
boost::json::value encode(const LibraryItem&);

// How rows keep them.
std::string store_fields(const std::vector<FormField>&);
std::vector<FormField> load_fields(std::string_view text);
std::string store_sent_form(const SentForm&);
SentForm load_sent_form(std::string_view text);
std::string store_form_answer(const FormAnswer&);
FormAnswer load_form_answer(std::string_view text);

const char* to_text(CannedScope);
const char* to_text(DraftKind);
const char* to_text(FieldKind);
const char* to_text(Fills);
std::optional<CannedScope> parse_canned_scope(std::string_view);
std::optional<DraftKind> parse_draft_kind(std::string_view);
std::optional<FieldKind> parse_field_kind(std::string_view);
std::optional<Fills> parse_fills(std::string_view);

}  // namespace harken::wire
