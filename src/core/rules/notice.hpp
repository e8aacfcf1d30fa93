// SPDX-License-Identifier: AGPL-3.0-or-later
// CH6: the e-mail that tells a customer who is not here that somebody has written.
#pragma once

#include <string>
#include <string_view>

namespace harken {

struct Notice {
  std::string subject;
  std::string text;
};

// Where the chat is; empty: nobody knows.
struct ChatLinks {
  std::string anywhere;  // in any browser, for some days
  std::string site;      // the page of the company, for the browser that was there before
};

// Language: BCP 47; English for one that the desk does not speak.
Notice notice_of(std::string_view writer, std::string_view text, const ChatLinks& links, int days,
                 std::string_view language);

}  // namespace harken
