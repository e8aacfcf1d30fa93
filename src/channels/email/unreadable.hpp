// SPDX-License-Identifier: AGPL-3.0-or-later
// Of a mail that can't be read its head is read once more, alone: somebody has written, and the
// desk says so (F30).
#pragma once

#include <string>
#include <string_view>

namespace harken::email {

// What tells who wrote to whom, about what and in answer to what, without what is too long to be
// that. What servers say of the sender is left out: half of it could say something else.
std::string head_alone(std::string_view mail);

}  // namespace harken::email
