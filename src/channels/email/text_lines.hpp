// SPDX-License-Identifier: AGPL-3.0-or-later
// Lines of text as they are written: breaks fall together, quotations and lists have their margin.
#pragma once

#include <string>
#include <string_view>

namespace harken::email {

class TextLines {
 public:
  // One break ends a line, two make a paragraph; those at the same place fall together.
  void want_breaks(int count);
  // A break that counts each time.
  void add_break();
  void add_word(std::string_view word);
  void want_space() { wants_space_ = true; }
  // As it is, with its line breaks.
  void add_verbatim(std::string_view text);

  void enter_quote() { ++quotes_; }
  void leave_quote() { --quotes_; }
  void enter_list() { ++lists_; }
  void leave_list() { --lists_; }

  std::string take();

 private:
  void begin_word();

  std::string text_;
  int breaks_ = 0;  // wanted before the next word
  bool wants_space_ = false;
  int quotes_ = 0;
  int lists_ = 0;
};

}  // namespace harken::email
