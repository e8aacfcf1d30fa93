// SPDX-License-Identifier: AGPL-3.0-or-later
// The settings of a Telegram channel as the desk stores them:
// {"api_url"?, "mode", "bot": {"id", "name", "user_name"},
//  "menu": {"greeting", "departments": [{"id", "label"}]}}
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/id.hpp"
#include "core/base/result.hpp"

namespace harken::telegram {

struct MenuEntry {
  DepartmentId id;
  std::string label;
  bool operator==(const MenuEntry&) const = default;
};

struct Settings {
  std::string api_url;      // of a Bot API server of one's own; empty: Telegram's
  bool only_polls = false;  // mode "polling": even where Telegram could reach us; else "auto"
  std::string bot_id;       // what Telegram said of the bot
  std::string bot_name;
  std::string bot_user_name;
  std::string greeting;  // the answer to /start
  std::vector<MenuEntry> departments;
};

// Errors: invalid and unknown_field, with the field.
Result<Settings> read_settings(std::string_view text);
std::string write_settings(const Settings& settings);

// Nullptr: the menu has no such department.
const MenuEntry* find_entry(const Settings& settings, DepartmentId id);

}  // namespace harken::telegram
