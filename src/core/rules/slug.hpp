// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace harken {

// A title as it stands in an address: "Как вернуть заказ?" is "kak-vernut-zakaz". Empty when
// nothing of it can be written in Latin letters and digits. At most 80 characters.
std::string slug_of(std::string_view title);

// 2 to 40 small letters, digits and single hyphens inside. Errors: invalid.
Status check_slug(std::string_view field, std::string_view slug);

// A language as BCP 47 names it, such as en or id. Errors: invalid.
Status check_language(std::string_view field, std::string_view language);

}  // namespace harken
