// SPDX-License-Identifier: AGPL-3.0-or-later
// The text of a mail out of its text parts.
#pragma once

#include <string>
#include <vector>

#include "channels/email/gmime_tools.hpp"

namespace harken::email {

class BodyText {
 public:
  // A new group of parts that say the same.
  std::size_t new_choice() { return ++choices_; }
  void add_plain(GMimePart* part, std::size_t choice);
  void add_html(GMimePart* part, std::size_t choice);

  bool empty() const { return pieces_.empty(); }
  // All of it, if every piece has a plain form; else empty, and it is to be made of the HTML.
  std::string plain() const;
  // All of it, if there is any HTML.
  std::string html() const;

 private:
  struct Piece {
    std::size_t choice = 0;
    std::string plain;
    std::string html;
  };
  Piece& piece_for(std::size_t choice);

  std::size_t choices_ = 0;
  std::vector<Piece> pieces_;
};

}  // namespace harken::email
