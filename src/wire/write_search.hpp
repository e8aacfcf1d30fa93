// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "core/model/search.hpp"
#include "wire/json_writer.hpp"

namespace harken {

void write(wire::JsonWriter& out, const ExcerptPart&);
void write(wire::JsonWriter& out, const SearchHit&);
void write(wire::JsonWriter& out, const TicketMatch&);
void write(wire::JsonWriter& out, const SearchResult&);

}  // namespace harken
