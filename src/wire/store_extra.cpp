// SPDX-License-Identifier: AGPL-3.0-or-later
// What only some messages have, as JSON in their row.
#include <boost/json.hpp>

#include "wire/document.hpp"
#include "wire/encode.hpp"
#include "wire/json_tools.hpp"
#include "wire/write.hpp"

namespace harken::wire {

namespace {

constexpr TextStyle kStyles[] = {TextStyle::bold,   TextStyle::italic,  TextStyle::underline,
                                 TextStyle::strike, TextStyle::code,    TextStyle::pre,
                                 TextStyle::quote,  TextStyle::spoiler, TextStyle::link};

std::string text_of(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::int64_t integer_of(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value && value->is_int64() ? value->get_int64() : 0;
}

bool is_true(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value && value->is_bool() && value->get_bool();
}

TextMark mark_of(const json::object& object) {
  TextMark mark;
  const auto style = text_of(object, "style");
  for (const auto each : kStyles)
    if (style == to_text(each)) mark.style = each;
  mark.offset = integer_of(object, "offset");
  mark.length = integer_of(object, "length");
  mark.url = text_of(object, "url");
  return mark;
}

std::vector<MailPerson> people_of(const json::object& object, std::string_view name) {
  std::vector<MailPerson> people;
  const auto* list = object.if_contains(name);
  if (!list || !list->is_array()) return people;
  for (const auto& each : list->get_array())
    if (each.is_object())
      people.push_back({text_of(each.get_object(), "name"), text_of(each.get_object(), "email")});
  return people;
}

InboundNature nature_of(std::string_view text) {
  for (const auto each :
       {InboundNature::automatic, InboundNature::bounce, InboundNature::list, InboundNature::own})
    if (text == to_text(each)) return each;
  return InboundNature::personal;
}

SenderCheck check_of(std::string_view text) {
  for (const auto each : {SenderCheck::verified, SenderCheck::unknown, SenderCheck::failed})
    if (text == to_text(each)) return each;
  return SenderCheck::unchecked;
}

MailFacts mail_of(const json::object& object) {
  MailFacts mail;
  mail.subject = text_of(object, "subject");
  mail.to = people_of(object, "to");
  mail.cc = people_of(object, "cc");
  mail.bcc = people_of(object, "bcc");
  mail.signature = text_of(object, "signature");
  mail.quoted = text_of(object, "quoted");
  mail.reply_to = text_of(object, "reply_to");
  mail.nature = nature_of(text_of(object, "nature"));
  if (const auto* from = object.if_contains("from"); from && from->is_object())
    mail.from = {text_of(from->get_object(), "name"), text_of(from->get_object(), "email")};
  mail.is_from_other = is_true(object, "from_other");
  mail.is_formatted = is_true(object, "formatted");
  mail.sender_check = check_of(text_of(object, "sender_check"));
  for (const auto loss : {MailLoss::cut, MailLoss::unreadable})
    if (text_of(object, "loss") == to_text(loss)) mail.loss = loss;
  mail.has_html = is_true(object, "has_html");
  if (const auto* files = object.if_contains("inline_files"); files && files->is_array())
    for (const auto& each : files->get_array())
      if (each.is_object())
        mail.inline_files.emplace_back(text_of(each.get_object(), "content_id"),
                                       text_of(each.get_object(), "file_id"));
  return mail;
}

std::vector<TextMark> marks_of(const json::object& object) {
  std::vector<TextMark> marks;
  if (const auto* list = object.if_contains("marks"); list && list->is_array())
    for (const auto& mark : list->get_array())
      if (mark.is_object()) marks.push_back(mark_of(mark.get_object()));
  return marks;
}

MessagePart part_of(const json::object& object) {
  MessagePart part{text_of(object, "name"), text_of(object, "text"), marks_of(object), {}};
  if (const auto* list = object.if_contains("files"); list && list->is_array())
    for (const auto& id : list->get_array())
      if (id.is_string()) part.file_ids.emplace_back(id.get_string());
  return part;
}

// The desk's own matter: nobody else is told of them.
void write_parts(JsonWriter& out, const std::vector<MessagePart>& parts) {
  out.name("parts");
  out.open('[');
  for (const auto& part : parts)
    write_object(out, [&] {
      out.field("name", part.name).field("text", part.text);
      out.field("marks", part.marks, None::is_left_out).field("files", part.file_ids);
    });
  out.close(']');
}

}  // namespace

std::optional<std::string> store_extra(const Message& message) {
  const bool has_any = !message.marks.empty() || message.reply_to_id || message.edited_at ||
                       message.mail || message.document || message.notice || !message.parts.empty();
  if (!has_any) return std::nullopt;
  JsonWriter out;
  write_object(out, [&] {
    write_extra(out, message);
    if (!message.parts.empty()) write_parts(out, message.parts);
    if (!message.notice) return;
    out.field("notice", to_text(message.notice->state));
    out.field("notice_reason", message.notice->reason);
  });
  return std::move(out).text();
}

MailFacts load_mail(std::string_view text) {
  boost::system::error_code error;
  const auto value = json::parse(text, error);
  return error || !value.is_object() ? MailFacts{} : mail_of(value.get_object());
}

void load_extra(std::string_view text, Message& to) {
  boost::system::error_code error;
  const auto value = json::parse(text, error);
  if (error || !value.is_object()) return;
  const auto& object = value.get_object();
  to.marks = marks_of(object);
  if (const auto* parts = object.if_contains("parts"); parts && parts->is_array())
    for (const auto& part : parts->get_array())
      if (part.is_object()) to.parts.push_back(part_of(part.get_object()));
  to.reply_to_id = MessageId::parse(text_of(object, "reply_to_id")).value_or(MessageId{});
  if (const auto at = text_of(object, "edited_at"); !at.empty()) to.edited_at = parse_rfc3339(at);
  if (const auto* mail = object.if_contains("mail"); mail && mail->is_object())
    to.mail = mail_of(mail->get_object());
  if (const auto* document = object.if_contains("document"); document && document->is_object())
    if (auto read = decode_document(document->get_object())) to.document = *std::move(read);
  const auto notice = text_of(object, "notice");
  for (const auto state :
       {SendState::queued, SendState::sent, SendState::failed, SendState::uncertain})
    if (notice == to_text(state)) to.notice = Sending{state, text_of(object, "notice_reason")};
}

}  // namespace harken::wire
