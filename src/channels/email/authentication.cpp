// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/authentication.hpp"

#include <algorithm>

#include "channels/email/message_id.hpp"
#include "core/rules/text.hpp"

namespace harken::email {
namespace {

SenderCheck verdict(const ParsedMail& mail, const AuthenticationResults& said) {
  if (said.dmarc == "fail") return SenderCheck::failed;
  if (said.dmarc != "pass") return SenderCheck::unknown;
  // Two authors: whose name was looked at, nobody knows.
  if (mail.authors != 1 || mail.from.size() != 1) return SenderCheck::failed;
  if (said.dmarc_from.empty()) return SenderCheck::unknown;
  const bool is_aligned = said.dmarc_from == domain_of(mail.from.front().email);
  return is_aligned ? SenderCheck::verified : SenderCheck::failed;
}

}  // namespace

bool is_trusted(std::string_view server, std::string_view trusted) {
  const auto name = to_lower_ascii(server);
  const auto wanted = to_lower_ascii(trusted);
  if (!wanted.starts_with("*.")) return !wanted.empty() && name == wanted;
  return wanted.size() > 2 && name.ends_with(std::string_view(wanted).substr(1));
}

// Each server writes above what was there. So only those count that stand as high as the first one
// of the trusted server: below the next hop is what the mail came with.
SenderCheck check_sender(const ParsedMail& mail, std::string_view trusted) {
  if (trusted.empty()) return SenderCheck::unchecked;
  std::optional<int> hops;
  for (const auto& said : mail.authentication) {
    if (!is_trusted(said.server, trusted)) continue;
    if (said.hops != hops.value_or(said.hops)) break;
    hops = said.hops;
    if (!said.dmarc.empty()) return verdict(mail, said);
  }
  return SenderCheck::unknown;
}

}  // namespace harken::email
