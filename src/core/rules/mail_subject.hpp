// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace harken {

// "Re: Order 4711"; one that begins with it already, in whatever language, stays.
std::string reply_subject(std::string_view subject);
// "Fwd: Order 4711".
std::string forward_subject(std::string_view subject);

}  // namespace harken
