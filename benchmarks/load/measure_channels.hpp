// SPDX-License-Identifier: AGPL-3.0-or-later
// What comes over channels, from the provider's server to the agent's screen. The providers are the
// fakes of the tests, in a process of their own.
#pragma once

#include <string>

#include "desk.hpp"

namespace harken::load {

struct ChannelLoad {
  std::string fakes;  // the bundle that node runs
  std::string kind;   // telegram, email
  int count = 0;
  std::string mails = {};  // the folder with those that are sent
};
// Messages a second, from the first that is shown to the last.
double measure_import(const DeskOptions& options, const ChannelLoad& load);

// Mails of that folder a second, as `harken_mails` says it: read by GMime alone, or by the desk.
double measure_mails(const std::string& harken, const std::string& folder, std::string_view what,
                     double seconds);
// Fills the folder with them.
void write_mails(const std::string& harken, const std::string& folder);

}  // namespace harken::load
