// SPDX-License-Identifier: AGPL-3.0-or-later
// {{contact.name}} and the like in ready texts: a fixed list of names, no logic. A canned reply is
// filled in the composer, as text and once, before a person reads and sends it; one answer to many
// conversations is filled here, for each of them. All are checked, so that a slip is found by who
// writes the text and not by a customer.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/model/document.hpp"

namespace harken {

inline constexpr std::array<std::string_view, 9> kPlaceholders{
    "contact.name",   "contact.first_name",  "contact.email",
    "contact.number", "conversation.number", "department.name",
    "user.name",      "user.email",          "workspace.name"};

// A placeholder is {{name}} or {{name|text for when it is unknown}}, with spaces where one likes.
// Errors: invalid, naming the field and the placeholder that there is not.
Status check_placeholders(std::string_view field, std::string_view text);

// The same in each piece of text; one that is formatted in parts would never be filled. Errors:
// invalid.
Status check_placeholders(std::string_view field, const Document& document);

// What each of kPlaceholders stands for, in that order; empty: unknown.
using PlaceholderValues = std::array<std::string, kPlaceholders.size()>;

// Values go in as text, and once: what a customer calls themselves is never looked at again. What
// is no placeholder stays as it is written.
std::string fill_placeholders(std::string_view text, const PlaceholderValues& values);

// What somebody is greeted by: the first word.
std::string_view first_name(std::string_view name);

}  // namespace harken
