// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>

#include "core/model/search.hpp"
#include "core/policy/access.hpp"
#include "ports/search.hpp"
#include "ports/store.hpp"

namespace harken::app {

// Finds by the words of `text`: messages and notes, newest first; on the first page also tickets,
// where nothing is asked of conversations, and what has the number, the name or the address.
// `query` has the filters and the page. Nothing that the actor may not see is found, nor does it
// make a difference to what is.
Result<SearchResult> search(Tx& tx, const Actor& actor, std::string_view text, SearchQuery query);

}  // namespace harken::app
