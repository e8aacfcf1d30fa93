// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/incoming.hpp"

#include <algorithm>

#include "channels/email/looks.hpp"
#include "core/rules/text.hpp"

namespace harken::email {
namespace {

constexpr std::size_t kLongestSubject = 500;  // code points
constexpr std::size_t kLongestName = 100;

std::string cut(const std::string& text, std::size_t length) {
  return std::string(first_code_points(text, length));
}

std::string usual(const std::string& email) { return to_lower_ascii(trim(email)); }

// Who gives no address that can be answered has written all the same: a robot on the same machine,
// or whoever hides.
InboundSender sender_of(const ParsedMail& mail) {
  const auto& who = mail.from.empty() ? mail.sender : mail.from;
  InboundSender sender;
  sender.external_id = "?";
  if (who.empty()) return sender;
  sender.name = cut(who.front().name, kLongestName);
  const auto email = usual(who.front().email);
  if (check_email("from", email)) {
    sender.external_id = sender.email = email;
    return sender;
  }
  if (!email.empty()) sender.external_id = cut(email, kLongestName);
  if (sender.name.empty()) sender.name = cut(email, kLongestName);
  return sender;
}

// The nearest first: what it answers, then the thread from its end.
std::vector<std::string> answered_by(const ParsedMail& mail) {
  auto ids = mail.in_reply_to;
  ids.insert(ids.end(), mail.references.rbegin(), mail.references.rend());
  std::vector<std::string> result;
  for (auto& id : ids)
    if (id != mail.message_id && std::ranges::find(result, id) == result.end())
      result.push_back(std::move(id));
  return result;
}

void add_recipients(const std::vector<Address>& addresses, bool is_copy, Inbound& inbound) {
  for (const auto& each : addresses) {
    const auto email = usual(each.email);
    const bool is_known = std::ranges::find(inbound.recipients, email, &InboundRecipient::email) !=
                          inbound.recipients.end();
    if (!is_known && check_email("to", email))
      inbound.recipients.push_back({cut(each.name, kLongestName), email, is_copy});
  }
}

std::vector<InboundFile> files_of(std::vector<Attachment>& attachments) {
  std::vector<InboundFile> files;
  for (auto& each : attachments) {
    InboundFile file;
    file.name = std::move(each.name);
    file.type = std::move(each.type);
    file.size = static_cast<std::int64_t>(each.content.size());
    file.content = std::move(each.content);
    file.is_inline = each.is_inline;
    file.content_id = std::move(each.content_id);
    files.push_back(std::move(file));
  }
  return files;
}

}  // namespace

Inbound to_inbound(ReadMail read, const OwnMarks& own, bool is_sent) {
  auto& mail = read.mail;
  Inbound inbound;
  inbound.sender = sender_of(mail);
  inbound.external_id = mail.message_id;
  inbound.subject = cut(mail.subject, kLongestSubject);
  inbound.sent_at = mail.date.value_or(Timestamp{});
  inbound.replies_to = answered_by(mail);
  add_recipients(mail.to, false, inbound);
  add_recipients(mail.cc, true, inbound);
  if (!mail.reply_to.empty() && usual(mail.reply_to.front().email) != inbound.sender.email &&
      check_email("reply_to", usual(mail.reply_to.front().email)))
    inbound.reply_to = usual(mail.reply_to.front().email);
  inbound.nature = nature_of(mail, own);
  if (inbound.nature == InboundNature::bounce) inbound.bounce = bounce_of(mail, read.visible);
  inbound.text = std::move(read.visible);
  inbound.quoted = std::move(read.quoted);
  inbound.is_formatted = shows_more_than_text(read.html);
  inbound.html = std::move(read.html);
  inbound.files = files_of(mail.attachments);
  inbound.is_ours = is_sent;
  if (inbound.nature == InboundNature::own) {
    inbound.kind = InboundKind::ignored;
    inbound.note = "own";
  }
  return inbound;
}

}  // namespace harken::email
