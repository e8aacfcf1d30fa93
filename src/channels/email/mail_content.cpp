// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/mail_content.hpp"

#include <openssl/sha.h>

#include <array>

#include "channels/email/message_id.hpp"
#include "channels/email/parse_limits.hpp"
#include "core/rules/text.hpp"

namespace harken::email {
namespace {

constexpr std::size_t kMarkLength = 16;  // letters of base32: 80 bits

std::string hash_of(std::string_view text) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> hash{};
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), hash.data());
  return to_base32({reinterpret_cast<const char*>(hash.data()), hash.size()});
}

// Line ends are the servers' own, and so are empty lines at the end.
std::string body_of(std::string_view bytes) {
  std::string body(bytes.substr(header_block(bytes).size()));
  std::erase(body, '\r');
  return std::string(trim(body));
}

bool tells_mails_apart(std::string_view line) {
  const auto name = to_lower_ascii(line.substr(0, line.find(':')));
  return name == "message-id" || name == "date" || name == "from" || name == "subject";
}

}  // namespace

std::string content_hash(const ParsedMail& mail, std::string_view bytes) {
  std::string text = mail.message_id + "\n" + mail.subject + "\n";
  for (const auto& author : mail.from) text += to_lower_ascii(author.email) + " ";
  text += "\n" + (mail.date ? to_rfc3339(*mail.date) : std::string()) + "\n";
  return hash_of(text + body_of(bytes));
}

std::string header_mark(std::string_view bytes) {
  std::string text;
  bool is_taken = false;
  for (auto header = header_block(bytes); !header.empty();) {
    const auto line = header.substr(0, header.find('\n'));
    header.remove_prefix(std::min(header.size(), line.size() + 1));
    const bool goes_on = line.starts_with(' ') || line.starts_with('\t');
    if (!goes_on) is_taken = tells_mails_apart(line);
    if (is_taken) text.append(trim(line)).append("\n");
  }
  return hash_of(text).substr(0, kMarkLength);
}

}  // namespace harken::email
