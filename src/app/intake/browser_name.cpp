// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/intake/visitors.hpp"

namespace harken::app {

namespace {

struct Mark {
  std::string_view in_user_agent;
  std::string_view name;
};

// In this order: Edge and Opera also call themselves Chrome, and Chrome calls itself Safari.
constexpr Mark kBrowsers[] = {{"Edg/", "Edge"},        {"OPR/", "Opera"},
                              {"Firefox/", "Firefox"}, {"SamsungBrowser/", "Samsung Internet"},
                              {"Chrome/", "Chrome"},   {"CriOS/", "Chrome"},
                              {"FxiOS/", "Firefox"},   {"Version/", "Safari"}};
constexpr Mark kSystems[] = {{"Windows", "Windows"}, {"Android", "Android"}, {"iPhone", "iPhone"},
                             {"iPad", "iPad"},       {"Mac OS X", "macOS"},  {"CrOS", "ChromeOS"},
                             {"Linux", "Linux"}};

std::string_view digits_after(std::string_view text, std::size_t place) {
  auto rest = text.substr(place);
  return rest.substr(0, rest.find_first_not_of("0123456789"));
}

}  // namespace

std::string describe_browser(std::string_view user_agent) {
  std::string result;
  for (const auto& [mark, name] : kBrowsers) {
    const auto place = user_agent.find(mark);
    if (place == std::string_view::npos) continue;
    result = name;
    const auto version = digits_after(user_agent, place + mark.size());
    if (!version.empty()) result.append(" ").append(version);
    break;
  }
  for (const auto& [mark, name] : kSystems) {
    if (user_agent.find(mark) == std::string_view::npos) continue;
    return result.empty() ? std::string(name) : result + " on " + std::string(name);
  }
  return result;
}

}  // namespace harken::app
