// SPDX-License-Identifier: AGPL-3.0-or-later
// Who talks about what in the demo workspace.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "core/model/form.hpp"

namespace harken::server {

enum class Voice : std::uint8_t { customer, agent, note };

struct DemoLine {
  Voice voice;
  std::string_view text;
};

struct DemoTalk {
  std::string_view name;  // empty: a visitor who did not say
  std::string_view email;
  std::string_view department;
  std::string_view holder;  // e-mail before the @; empty: still new
  std::string_view label;
  std::string_view language;
  std::string_view browser;
  std::string_view page;
  int minutes_ago;
  bool is_solved;
  std::array<DemoLine, 6> lines;
};

struct DemoReply {
  std::string_view owner;       // a person's handle: theirs alone
  std::string_view department;  // both empty: everybody's
  std::string_view shortcut;
  std::string_view name;
  std::string_view text;
};

struct DemoForm {
  std::string_view name;
  std::string_view title;
  std::vector<FormField> fields;
};

extern const std::array<DemoTalk, 16> kDemoTalks;
extern const std::array<DemoReply, 8> kDemoReplies;
extern const std::array<DemoForm, 2> kDemoForms;

}  // namespace harken::server
