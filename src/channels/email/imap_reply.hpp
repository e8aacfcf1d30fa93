// SPDX-License-Identifier: AGPL-3.0-or-later
// What an IMAP server says (RFC 3501), as words. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace harken::email {

struct ImapWord {
  enum class Kind : std::uint8_t { atom, text, open, close } kind = Kind::atom;
  std::string text;

  bool is(std::string_view atom) const;  // in any case
  std::optional<std::uint32_t> number() const;
};

// One reply: a line, or several with what is counted between them.
using ImapReply = std::vector<ImapWord>;

// Takes the bytes as they come. A counted piece may be as long as `max_literal`, a line as 8 MiB.
class ImapReader {
 public:
  explicit ImapReader(std::size_t max_literal) : max_literal_(max_literal) {}

  void add(std::string_view bytes) { buffer_ += bytes; }
  // Nothing: more is needed. Errors: unavailable, when it is no IMAP or too long.
  Result<std::optional<ImapReply>> next();

 private:
  Status add_line(std::string_view line);
  Status begin_literal(std::string_view line);

  std::size_t max_literal_;
  std::string buffer_;
  std::size_t seen_ = 0;     // of the buffer, no line ends in it
  std::size_t literal_ = 0;  // bytes that are awaited
  bool in_literal_ = false;
  ImapReply words_;
};

// As a string of the protocol.
std::string imap_quoted(std::string_view text);
// A folder's name, in the protocol's own UTF-7.
std::string imap_folder_name(std::string_view utf8);

}  // namespace harken::email
