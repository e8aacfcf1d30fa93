// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/ws/client_frame.hpp"

#include <boost/json.hpp>
#include <charconv>

#include "wire/decode.hpp"

namespace harken::ws {

namespace {

using Content = std::variant<SendFrame, TypingFrame, ReceiptFrame, LookingFrame>;
using wire::ObjectReader;

constexpr std::size_t kMaxText = 20'000;

std::optional<Seq> optional_seq(ObjectReader& reader, std::string_view name) {
  const auto text = reader.optional_text(name, 1, 19);
  if (!text) return std::nullopt;
  const auto seq = parse_seq(*text);
  if (!seq) reader.refuse(name, "is not a sequence number");
  return seq;
}

SendFrame read_send(ObjectReader& reader) {
  SendFrame frame;
  frame.client_id = reader.text("client_id", 8, 64);
  frame.text = reader.optional_text("text", 0, kMaxText).value_or(std::string());
  frame.attachment_ids = reader.texts("attachments", 10, 32);
  return frame;
}

Result<Content> finish(ObjectReader& reader, Content content) {
  RETURN_IF_ERROR(reader.finish());
  return content;
}

Result<Content> read_staff_content(const boost::json::object& object) {
  ObjectReader reader(object);
  const auto type = reader.text("type", 1, 40);
  if (type == "send") {
    auto frame = read_send(reader);
    frame.conversation_id = reader.id<ConversationId>("conversation_id");
    return finish(reader, std::move(frame));
  }
  if (type == "typing") {
    TypingFrame frame{reader.id<ConversationId>("conversation_id"), reader.boolean("active"),
                      reader.optional_bool("note").value_or(false)};
    return finish(reader, frame);
  }
  if (type == "looking") {
    const auto id = reader.optional_id<ConversationId>("conversation_id");
    return finish(reader, LookingFrame{id.value_or(ConversationId{})});
  }
  return fail_invalid("type", "type is not one of the known words");
}

Result<Content> read_visitor_content(const boost::json::object& object) {
  ObjectReader reader(object);
  const auto type = reader.text("type", 1, 40);
  if (type == "send") {
    auto frame = read_send(reader);
    frame.page_url = reader.optional_text("page_url", 0, 2000);
    frame.page_title = reader.optional_text("page_title", 0, 300);
    return finish(reader, std::move(frame));
  }
  if (type == "typing") return finish(reader, TypingFrame{{}, reader.boolean("active"), false});
  if (type == "receipt") {
    ReceiptFrame frame{reader.optional_id<MessageId>("delivered_id").value_or(MessageId()),
                       reader.optional_id<MessageId>("read_id").value_or(MessageId())};
    return finish(reader, frame);
  }
  return fail_invalid("type", "type is not one of the known words");
}

std::string client_id_of(const boost::json::object& object) {
  const auto* found = object.if_contains("client_id");
  if (!found || !found->is_string() || found->get_string().size() > 64) return {};
  return std::string(found->get_string());
}

template <class Read>
ClientFrame read_frame(std::string_view text, Read read_content) {
  auto object = wire::parse_object(text);
  if (!object) return {{}, std::unexpected(std::move(object).error())};
  return {client_id_of(*object), read_content(*object)};
}

Status check_hello(ObjectReader& reader) {
  if (reader.text("type", 1, 40) != "hello") reader.refuse("type", "of the first frame is hello");
  return reader.finish();
}

}  // namespace

std::optional<Seq> parse_seq(std::string_view text) {
  Seq seq = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seq);
  if (error != std::errc{} || end != text.data() + text.size() || seq < 0) return std::nullopt;
  return seq;
}

Result<Hello> read_staff_hello(std::string_view text) {
  ASSIGN_OR_RETURN(const auto object, wire::parse_object(text));
  ObjectReader reader(object);
  Hello hello;
  hello.csrf = reader.optional_text("csrf", 0, 200).value_or(std::string());
  hello.after = optional_seq(reader, "after");
  RETURN_IF_ERROR(check_hello(reader));
  return hello;
}

Result<Hello> read_visitor_hello(std::string_view text) {
  ASSIGN_OR_RETURN(const auto object, wire::parse_object(text));
  ObjectReader reader(object);
  Hello hello;
  hello.token = Secret(reader.text("token", 1, 200));
  hello.after = optional_seq(reader, "after");
  RETURN_IF_ERROR(check_hello(reader));
  return hello;
}

ClientFrame read_staff_frame(std::string_view text) { return read_frame(text, read_staff_content); }

ClientFrame read_visitor_frame(std::string_view text) {
  return read_frame(text, read_visitor_content);
}

}  // namespace harken::ws
