// SPDX-License-Identifier: AGPL-3.0-or-later
// The properties in a winmail.dat ("MS-OXTNEF, 2.1.3.4"), as far as a file has them.
#pragma once

#include <string>
#include <string_view>

namespace harken::email {

struct MapiFile {
  std::string name;  // the long one; empty: it has none
  std::string type;
  std::string content_id;
};

// Of what is broken as much as comes before that. `charset`: of texts that are no Unicode.
MapiFile read_mapi_file(std::string_view properties, std::string_view charset);

}  // namespace harken::email
