// SPDX-License-Identifier: AGPL-3.0-or-later
#include <boost/json.hpp>
#include <stdexcept>

#include "channels/email/charset.hpp"
#include "channels/email/read_mail.hpp"

namespace harken::email {

namespace json = boost::json;

namespace {

json::array to_json(const std::vector<Address>& addresses) {
  json::array result;
  for (const auto& each : addresses)
    result.push_back(json::object{{"name", each.name}, {"email", each.email}});
  return result;
}

json::array to_json(const std::vector<std::string>& texts) {
  json::array result;
  for (const auto& each : texts) result.emplace_back(each);
  return result;
}

json::array to_json(const std::vector<Attachment>& files) {
  json::array result;
  for (const auto& each : files)
    result.push_back(json::object{{"name", each.name},
                                  {"type", each.type},
                                  {"content_id", each.content_id},
                                  {"is_inline", each.is_inline},
                                  {"size", each.content.size()}});
  return result;
}

json::array to_json(const std::vector<DeliveryStatus>& deliveries) {
  json::array result;
  for (const auto& each : deliveries)
    result.push_back(json::object{{"recipient", each.recipient},
                                  {"action", each.action},
                                  {"status", each.status},
                                  {"diagnostic", each.diagnostic}});
  return result;
}

json::array to_json(const std::vector<AuthenticationResults>& authentication) {
  json::array result;
  for (const auto& each : authentication)
    result.push_back(json::object{{"server", each.server},
                                  {"dmarc", each.dmarc},
                                  {"dmarc_from", each.dmarc_from},
                                  {"hops", each.hops}});
  return result;
}

// The other process is not trusted: what has another shape is no mail.
class Fields {
 public:
  explicit Fields(const json::value& value) : object_(value.as_object()) {}

  std::string text(std::string_view name) const {
    return std::string(object_.at(name).as_string());
  }
  bool flag(std::string_view name) const { return object_.at(name).as_bool(); }
  int number(std::string_view name) const { return object_.at(name).to_number<int>(); }
  const json::value& value(std::string_view name) const { return object_.at(name); }

  template <class Read>
  auto list(std::string_view name, Read read) const {
    std::vector<decltype(read(std::declval<const json::value&>()))> result;
    for (const auto& each : object_.at(name).as_array()) result.push_back(read(each));
    return result;
  }
  std::vector<std::string> texts(std::string_view name) const {
    return list(name, [](const json::value& each) { return std::string(each.as_string()); });
  }
  std::vector<Address> addresses(std::string_view name) const {
    return list(name, [](const json::value& each) {
      return Address{Fields(each).text("name"), Fields(each).text("email")};
    });
  }

 private:
  const json::object& object_;
};

// The contents lie one after the other, and nothing else does.
class Contents {
 public:
  explicit Contents(std::string_view bytes) : rest_(bytes) {}

  Attachment read(const json::value& value) {
    const Fields file(value);
    return {file.text("name"), file.text("type"), file.text("content_id"),
            take(file.value("size").to_number<std::size_t>()), file.flag("is_inline")};
  }
  bool is_empty() const { return rest_.empty(); }

 private:
  std::string take(std::size_t size) {
    if (size > rest_.size()) throw std::length_error("a file is longer than what is there");
    std::string content(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return content;
  }

  std::string_view rest_;
};

DeliveryStatus read_delivery(const json::value& value) {
  const Fields delivery(value);
  return {delivery.text("recipient"), delivery.text("action"), delivery.text("status"),
          delivery.text("diagnostic")};
}

AuthenticationResults read_authentication(const json::value& value) {
  const Fields said(value);
  return {said.text("server"), said.text("dmarc"), said.text("dmarc_from"), said.number("hops")};
}

ReadMail read_fields(const Fields& fields, Contents contents) {
  ReadMail result{{}, fields.text("visible"), fields.text("quoted"), fields.text("html")};
  auto& mail = result.mail;
  mail.message_id = fields.text("message_id");
  mail.in_reply_to = fields.texts("in_reply_to");
  mail.references = fields.texts("references");
  mail.from = fields.addresses("from");
  mail.sender = fields.addresses("sender");
  mail.reply_to = fields.addresses("reply_to");
  mail.to = fields.addresses("to");
  mail.cc = fields.addresses("cc");
  mail.subject = fields.text("subject");
  if (!fields.value("date").is_null()) mail.date = Timestamp{fields.value("date").as_int64()};
  mail.attachments =
      fields.list("attachments", [&](const json::value& each) { return contents.read(each); });
  if (!contents.is_empty()) throw std::length_error("more is there than its files");
  for (const auto& each : fields.value("headers").as_object())
    mail.headers.emplace(each.key(), std::string(each.value().as_string()));
  mail.type = fields.text("type");
  mail.report_type = fields.text("report_type");
  mail.deliveries = fields.list("deliveries", read_delivery);
  mail.reported_id = fields.text("reported_id");
  mail.authentication = fields.list("authentication", read_authentication);
  mail.authors = fields.number("authors");
  return result;
}

// All texts that leave the sandbox pass here: what slipped through anywhere must not cost the whole
// mail.
std::string facts_of(const ReadMail& read) {
  const auto& mail = read.mail;
  json::object headers;
  for (const auto& [name, value] : mail.headers) headers.emplace(name, value);
  auto text = json::serialize(
      json::object{{"message_id", mail.message_id},
                   {"in_reply_to", to_json(mail.in_reply_to)},
                   {"references", to_json(mail.references)},
                   {"from", to_json(mail.from)},
                   {"sender", to_json(mail.sender)},
                   {"reply_to", to_json(mail.reply_to)},
                   {"to", to_json(mail.to)},
                   {"cc", to_json(mail.cc)},
                   {"subject", mail.subject},
                   {"date", mail.date ? json::value(mail.date->micros) : json::value(nullptr)},
                   {"visible", read.visible},
                   {"quoted", read.quoted},
                   {"html", read.html},
                   {"attachments", to_json(mail.attachments)},
                   {"headers", std::move(headers)},
                   {"type", mail.type},
                   {"report_type", mail.report_type},
                   {"deliveries", to_json(mail.deliveries)},
                   {"reported_id", mail.reported_id},
                   {"authentication", to_json(mail.authentication)},
                   {"authors", mail.authors}});
  mend_utf8(text);
  return text;
}

}  // namespace

std::string pack(const ReadMail& read) {
  auto packed = facts_of(read);
  std::size_t size = packed.size() + 1;
  for (const auto& file : read.mail.attachments) size += file.content.size();
  packed.reserve(size);
  packed += '\0';
  for (const auto& file : read.mail.attachments) packed += file.content;
  return packed;
}

Result<ReadMail> unpack_mail(std::string_view packed) {
  const auto end = packed.find('\0');
  if (end == std::string_view::npos) return fail_invalid("mail", "it was read by halves");
  // Boost.JSON tells of a wrong shape by throwing; here is where that ends.
  try {
    const auto facts = json::parse(packed.substr(0, end));
    return read_fields(Fields(facts), Contents(packed.substr(end + 1)));
  } catch (const std::exception& error) {
    return fail_invalid("mail", std::string("it was read into nonsense: ") + error.what());
  }
}

}  // namespace harken::email
