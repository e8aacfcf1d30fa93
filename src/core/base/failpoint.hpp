// SPDX-License-Identifier: AGPL-3.0-or-later
// Where tests end the server as a power cut would (tests/faults/): the moments between what others
// have been told and what is written here can't be hit from outside.
#pragma once

#include <string_view>

namespace harken {

// HARKEN_FAILPOINT=NAME: the process is gone when it comes here. With @FILE instead, once that file
// holds the name, for a moment long after the start. Otherwise nothing happens.
void failpoint(std::string_view name);

}  // namespace harken
