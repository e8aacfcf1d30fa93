// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/api/parse.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "core/base/base64.hpp"
#include "core/rules/text.hpp"

namespace harken::api_channel {

namespace {

namespace json = boost::json;

constexpr std::size_t kMostFiles = 10;

// Reads fields, and refuses what it does not know: a mistyped name must not lose what it holds.
class Fields {
 public:
  Fields(const json::object& object, std::string prefix)
      : object_(object), prefix_(std::move(prefix)) {}

  Status allow(std::initializer_list<std::string_view> known) const {
    for (const auto& [name, value] : object_)
      if (std::ranges::find(known, std::string_view(name)) == known.end())
        return fail(Errc::invalid, "unknown_field", "is not known", prefix_ + std::string(name));
    return {};
  }
  Result<std::string> text(std::string_view name, std::size_t min, std::size_t max) const {
    const auto* value = object_.if_contains(name);
    if (!value || value->is_null()) {
      if (min == 0) return std::string();
      return fail_invalid(prefix_ + std::string(name), "is missing");
    }
    const bool fits = value->is_string() && value->get_string().size() >= min &&
                      value->get_string().size() <= max;
    if (!fits)
      return fail_invalid(prefix_ + std::string(name),
                          "is not a text of at most " + std::to_string(max) + " bytes");
    return std::string(value->get_string());
  }
  Result<json::object> object(std::string_view name) const {
    const auto* value = object_.if_contains(name);
    if (!value || !value->is_object())
      return fail_invalid(prefix_ + std::string(name), "is not an object");
    return value->get_object();
  }
  Result<json::array> array(std::string_view name) const {
    const auto* value = object_.if_contains(name);
    if (!value) return json::array();
    if (!value->is_array()) return fail_invalid(prefix_ + std::string(name), "is not a list");
    return value->get_array();
  }

 private:
  const json::object& object_;
  std::string prefix_;
};

Result<json::object> parse_object(std::string_view text) {
  boost::system::error_code error;
  auto value = json::parse(text, error);
  if (error || !value.is_object()) return fail_invalid("", "the body is no JSON object");
  return std::move(value.as_object());
}

Result<InboundSender> read_sender(const json::object& from) {
  const Fields fields(from, "from.");
  RETURN_IF_ERROR(fields.allow({"id", "name", "email", "phone", "language"}));
  InboundSender sender;
  ASSIGN_OR_RETURN(sender.external_id, fields.text("id", 1, 200));
  ASSIGN_OR_RETURN(sender.name, fields.text("name", 0, 400));
  ASSIGN_OR_RETURN(sender.email, fields.text("email", 0, 254));
  ASSIGN_OR_RETURN(sender.phone, fields.text("phone", 0, 40));
  ASSIGN_OR_RETURN(sender.language, fields.text("language", 0, 35));
  return sender;
}

Result<std::vector<InboundFile>> read_files(const json::array& list) {
  std::vector<InboundFile> files;
  if (list.size() > kMostFiles) return fail_invalid("attachments", "at most 10 attachments");
  for (const auto& item : list) {
    if (!item.is_object()) return fail_invalid("attachments", "is no list of objects");
    const Fields fields(item.get_object(), "attachments.");
    RETURN_IF_ERROR(fields.allow({"name", "content"}));
    InboundFile file;
    ASSIGN_OR_RETURN(file.name, fields.text("name", 1, 1000));
    ASSIGN_OR_RETURN(const auto content, fields.text("content", 4, 16 * 1024 * 1024));
    auto bytes = from_base64(content);
    if (!bytes) return fail_invalid("attachments.content", "is not base64");
    file.content = *std::move(bytes);
    file.size = static_cast<std::int64_t>(file.content.size());
    files.push_back(std::move(file));
  }
  return files;
}

Result<Inbound> read(const json::object& object) {
  const Fields fields(object, "");
  RETURN_IF_ERROR(
      fields.allow({"type", "id", "from", "text", "attachments", "reply_to", "message_id"}));
  Inbound inbound;
  ASSIGN_OR_RETURN(const auto type, fields.text("type", 0, 20));
  if (type == "edit")
    inbound.kind = InboundKind::edit;
  else if (type == "delete")
    inbound.kind = InboundKind::removal;
  else if (!type.empty() && type != "message")
    return fail_invalid("type", "is message, edit or delete");
  const bool is_new = inbound.kind == InboundKind::message;
  ASSIGN_OR_RETURN(inbound.external_id, fields.text(is_new ? "id" : "message_id", 1, 200));
  ASSIGN_OR_RETURN(const auto from, fields.object("from"));
  ASSIGN_OR_RETURN(inbound.sender, read_sender(from));
  ASSIGN_OR_RETURN(inbound.text, fields.text("text", 0, std::string::npos));
  if (count_code_points(inbound.text) > kMaxTextLength)
    return fail_invalid("text", "at most 20000 characters");
  ASSIGN_OR_RETURN(const auto list, fields.array("attachments"));
  ASSIGN_OR_RETURN(inbound.files, read_files(list));
  ASSIGN_OR_RETURN(auto answered, fields.text("reply_to", 0, 200));
  if (!answered.empty()) inbound.replies_to.push_back(std::move(answered));
  const bool is_removal = inbound.kind == InboundKind::removal;
  if (is_removal && !(inbound.text.empty() && inbound.files.empty()))
    return fail_invalid("text", "what is deleted has neither text nor attachments");
  if (!is_removal && inbound.text.empty() && inbound.files.empty())
    return fail_invalid("text", "a message needs text or an attachment");
  return inbound;
}

}  // namespace

Result<RawInbound> read_envelope(std::string_view body) {
  ASSIGN_OR_RETURN(const auto object, parse_object(body));
  ASSIGN_OR_RETURN(const auto inbound, read(object));
  RawInbound item;
  ASSIGN_OR_RETURN(item.external_id, Fields(object, "").text("id", 1, 200));
  item.lane = inbound.sender.external_id;
  item.payload = body;
  return item;
}

Result<Inbound> parse(const RawInbound& item) {
  ASSIGN_OR_RETURN(const auto object, parse_object(item.payload));
  return read(object);
}

}  // namespace harken::api_channel
