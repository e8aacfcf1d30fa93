// SPDX-License-Identifier: AGPL-3.0-or-later
// Looks for the end of a request's header before any parser sees it, and refuses what proxies and
// servers are known to read differently: bare line feeds, bare carriage returns, folded lines, NUL.
#pragma once

#include <cstddef>
#include <string_view>

namespace harken::edge {

class HeaderScan {
 public:
  enum class State { incomplete, complete, malformed };
  // `bytes` is everything read so far, and only grows between calls.
  State scan(std::string_view bytes);
  // Bytes of the header with its empty line, once complete.
  std::size_t size() const { return position_; }

 private:
  std::size_t position_ = 0;
};

}  // namespace harken::edge
