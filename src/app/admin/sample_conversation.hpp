// SPDX-License-Identifier: AGPL-3.0-or-later
// The first conversation of a new desk: it is real, waits to be accepted, and its words say what to
// do with it.
#pragma once

#include <string_view>

#include "app/admin/setup.hpp"

namespace harken::app {

// `language` is a tag such as "ru" or "ru-RU"; one that we do not speak gets English.
Status add_sample_conversation(Tx& tx, Env& env, const SetupDone& desk, std::string_view language);

}  // namespace harken::app
