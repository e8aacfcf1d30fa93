// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/parse_limits.hpp"

#include "channels/email/parse.hpp"
#include "core/rules/text.hpp"

namespace harken::email {
namespace {

// Even a forwarded patch of a big program has fewer lines that look like a boundary.
constexpr std::size_t kMaxDashLines = 100'000;
constexpr std::size_t kMaxBoundaries = 2 * kMaxParts;

Status check_header(std::string_view header) {
  if (header.size() > kMaxHeaderBytes) return fail_invalid("mail", "its header is too long");
  while (!header.empty()) {
    const auto end = header.find('\n');
    if (std::min(end, header.size()) > kMaxHeaderLine)
      return fail_invalid("mail", "a line of its header is too long");
    header.remove_prefix(end == std::string_view::npos ? header.size() : end + 1);
  }
  return {};
}

std::size_t count_dash_lines(std::string_view mail) {
  std::size_t count = mail.starts_with("--") ? 1 : 0;
  for (auto at = mail.find("\n--"); at != std::string_view::npos; at = mail.find("\n--", at + 1))
    ++count;
  return count;
}

// Each part that has parts names its boundary.
std::size_t count_boundaries(std::string_view mail) {
  constexpr std::string_view kName = "boundary";
  std::size_t count = 0;
  for (auto at = mail.find('='); at != std::string_view::npos; at = mail.find('=', at + 1))
    if (at >= kName.size() && to_lower_ascii(mail.substr(at - kName.size(), kName.size())) == kName)
      ++count;
  return count;
}

}  // namespace

std::string_view header_block(std::string_view mail) {
  for (std::size_t start = 0; start < mail.size();) {
    const auto end = mail.find('\n', start);
    const auto line = mail.substr(start, end == std::string_view::npos ? end : end - start);
    if (line.empty() || line == "\r") return mail.substr(0, start);
    if (end == std::string_view::npos) break;
    start = end + 1;
  }
  return mail;
}

Status check_limits(std::string_view mail) {
  RETURN_IF_ERROR(check_header(header_block(mail)));
  if (count_dash_lines(mail) > kMaxDashLines || count_boundaries(mail) > kMaxBoundaries)
    return fail_invalid("mail", "it has too many parts");
  return {};
}

}  // namespace harken::email
