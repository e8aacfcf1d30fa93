// SPDX-License-Identifier: AGPL-3.0-or-later
// One accent comes from the settings; what is painted with it stays readable (WCAG AA) because it
// is corrected here, as the widget and the console do it too.
#pragma once

#include <string>
#include <string_view>

namespace harken {

// Between 1 and 21. Colours are #rrggbb.
double contrast(std::string_view a, std::string_view b);

struct AccentFill {
  std::string accent;
  std::string ink;  // to write on it
};
AccentFill accent_fill(std::string_view accent);
// The accent as text on this surface.
std::string accent_text(std::string_view accent, std::string_view surface);

}  // namespace harken
