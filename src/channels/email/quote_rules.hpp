// SPDX-License-Identifier: AGPL-3.0-or-later
// Which lines of a mail are its history and which its signature, whatever they were written in:
// text and HTML are both read as a row of lines. Every rule looks at a line and its few neighbours,
// so the work grows with the mail and no faster (A26).
#pragma once

#include <string>
#include <vector>

namespace harken::email {

enum class LineKind : std::uint8_t {
  text,
  quote,      // marked as a quotation by its writer's program
  signature,  // marked as a signature by it
  history     // from here on all is history
};
enum class Fold : std::uint8_t { none, quote, signature };

struct MailLine {
  LineKind kind = LineKind::text;
  std::string text;  // enough of it to judge by
};

// One for each line. Nothing is folded when nothing else would be left to see.
std::vector<Fold> find_folds(const std::vector<MailLine>& lines);

}  // namespace harken::email
