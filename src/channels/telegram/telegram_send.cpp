// SPDX-License-Identifier: AGPL-3.0-or-later
// The half of the driver that speaks to customers.
#include <algorithm>
#include <boost/json/serialize.hpp>
#include <charconv>
#include <optional>

#include "channels/telegram/connection.hpp"
#include "channels/telegram/corrections.hpp"
#include "channels/telegram/failures.hpp"
#include "channels/telegram/parse.hpp"
#include "channels/telegram/render.hpp"
#include "channels/telegram/telegram.hpp"

namespace harken {

namespace {

using namespace telegram;
using namespace std::chrono_literals;

std::unexpected<SendFailure> refuse(std::string code, std::string detail) {
  return std::unexpected(SendFailure{SendProblem::refused, std::move(code), std::move(detail), {}});
}

std::optional<std::int64_t> number_in(std::string_view text) {
  std::int64_t number = 0;
  const auto* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || stop != end || text.empty()) return std::nullopt;
  return number;
}

// "<chat id>:<message id>", if it is of this chat.
std::int64_t reply_in(std::int64_t chat_id, std::string_view key) {
  const auto colon = key.find(':');
  if (colon == std::string_view::npos) return 0;
  const auto chat = number_in(key.substr(0, colon));
  return chat == chat_id ? number_in(key.substr(colon + 1)).value_or(0) : 0;
}

std::expected<std::vector<HttpPart>, SendFailure> read_uploads(const BotRequest& request,
                                                               const SendTools& tools) {
  std::vector<HttpPart> parts;
  for (const auto& [part, file] : request.uploads) {
    auto bytes = tools.read_file(file);
    if (!bytes && bytes.error().kind == Errc::not_found)
      return refuse("file_gone", "the file is no longer there");
    if (!bytes)
      return std::unexpected(
          SendFailure{SendProblem::later, "file_unreadable", bytes.error().detail, {}});
    parts.push_back({part, *std::move(bytes), file.name.empty() ? "file" : file.name, file.type});
  }
  return parts;
}

// "Bot API, Message", or a list of them.
std::vector<std::string> keys_in(const json::value& result, std::int64_t chat_id) {
  std::vector<std::string> keys;
  const auto add = [&](const json::value& value) {
    if (const auto* message = value.if_object())
      keys.push_back(message_key(chat_id, integer_of(*message, "message_id")));
  };
  if (const auto* list = result.if_array())
    for (const auto& each : *list) add(each);
  else
    add(result);
  return keys;
}

class PartSender {
 public:
  PartSender(BotApi api, std::int64_t chat_id, const SendTools& tools)
      : api_(std::move(api)), chat_id_(chat_id), tools_(tools) {}

  SendResult send(const BotRequest& request) const {
    auto answer = call(request);
    if (answer && !answer->ok && is_about_pictures(*answer)) answer = call(as_documents(request));
    if (!answer) return std::unexpected(std::move(answer).error());
    if (!answer->ok) return std::unexpected(failure_of(*answer));
    auto keys = keys_in(answer->result, chat_id_);
    // As many as were expected, so that the next attempt counts right.
    keys.resize(request.parts, keys.empty() ? message_key(chat_id_, 0) : keys.back());
    if (const auto noted = tools_.note_parts(keys); !noted)
      return std::unexpected(
          SendFailure{SendProblem::uncertain, "not_noted", noted.error().detail, {}});
    return {};
  }

 private:
  std::expected<BotAnswer, SendFailure> call(const BotRequest& request) const {
    auto files = read_uploads(request, tools_);
    if (!files) return std::unexpected(std::move(files).error());
    auto answer = api_.call({.method = request.method,
                             .arguments = request.arguments,
                             .files = *std::move(files),
                             .timeout = request.uploads.empty() ? 20s : 120s});
    if (!answer) return std::unexpected(failure_of(answer.error()));
    return *std::move(answer);
  }

  BotApi api_;
  std::int64_t chat_id_;
  const SendTools& tools_;
};

SendResult change(const BotApi& api, const BotRequest& request) {
  auto answer = api.call({.method = request.method, .arguments = request.arguments});
  if (!answer) return std::unexpected(failure_of(answer.error()));
  if (answer->ok) return {};
  if (auto failure = failure_of_correction(*answer)) return std::unexpected(*std::move(failure));
  return {};
}

SendResult erase(const BotApi& api, const Recipient& recipient,
                 const std::vector<std::string>& parts, const SendTools& tools) {
  for (const auto& part : parts) {
    if (auto done = change(api, delete_request(recipient, part)); !done) return done;
    if (const auto noted = tools.forget_parts({part}); !noted)
      return std::unexpected(
          SendFailure{SendProblem::later, "not_noted", noted.error().detail, {}});
  }
  return {};
}

// One button a row: they carry names of departments, not symbols.
json::object keyboard_of(const Settings& settings) {
  json::array rows;
  for (const auto& [id, label] : settings.departments)
    rows.push_back(
        json::array{json::object{{"text", label}, {"callback_data", "d:" + id.to_string()}}});
  return {{"inline_keyboard", std::move(rows)}};
}

std::string greeting_of(const Settings& settings) {
  return settings.greeting.empty() ? "👋" : settings.greeting;
}

void greet(const BotApi& api, const Settings& settings, const Inbound& inbound) {
  const auto chat_id = number_in(inbound.sender.external_id);
  if (!chat_id || (settings.greeting.empty() && settings.departments.empty())) return;
  BotCall call{.method = "sendMessage",
               .arguments = {{"chat_id", *chat_id}, {"text", greeting_of(settings)}}};
  if (!settings.departments.empty()) call.arguments["reply_markup"] = keyboard_of(settings);
  static_cast<void>(api.call(call));
}

// The buttons go, and what was chosen stays to be read.
void confirm(const BotApi& api, const Settings& settings, const Inbound& inbound,
             std::int64_t message_id, const std::string& label) {
  const auto chat_id = number_in(inbound.sender.external_id);
  if (!chat_id || message_id == 0) return;
  static_cast<void>(api.call({.method = "editMessageText",
                              .arguments = {{"chat_id", *chat_id},
                                            {"message_id", message_id},
                                            {"text", greeting_of(settings) + "\n\n✓ " + label}}}));
}

void answer_button(const BotApi& api, const Settings& settings, const Inbound& inbound) {
  const auto callback = parse_object(inbound.callback);
  if (!callback) return;
  const auto* entry = find_entry(settings, inbound.department_id);
  // Also when it was the wrong button: the customer's app waits for it.
  json::object arguments{{"callback_query_id", text_of(*callback, "query")}};
  if (entry) arguments["text"] = "✓ " + entry->label;
  static_cast<void>(api.call({.method = "answerCallbackQuery", .arguments = arguments}));
  if (entry) confirm(api, settings, inbound, integer_of(*callback, "message_id"), entry->label);
}

}  // namespace

SendResult TelegramDriver::send(const Connection& connection, const Outbound& outbound,
                                const SendTools& tools) {
  const auto chat_id = number_in(outbound.recipient);
  if (!chat_id) return refuse("bad_recipient", "the recipient is no chat of Telegram");
  const auto requests =
      render({outbound.message, outbound.document},
             {.chat_id = *chat_id, .reply_to = reply_in(*chat_id, outbound.reply_to)});
  if (requests.empty()) return refuse("nothing_to_send", "there is nothing in this message");
  const PartSender sending(api_of(http_, connection), *chat_id, tools);
  auto left_of_earlier = outbound.sent_parts.size();
  for (const auto& request : requests) {
    if (left_of_earlier > 0) {
      left_of_earlier -= std::min(left_of_earlier, request.parts);
      continue;
    }
    if (auto sent = sending.send(request); !sent) return sent;
  }
  return {};
}

SendResult TelegramDriver::correct(const Connection& connection, const Outbound& outbound,
                                   const SendTools& tools) {
  const auto chat_id = number_in(outbound.recipient);
  if (!chat_id) return refuse("bad_recipient", "the recipient is no chat of Telegram");
  const auto api = api_of(http_, connection);
  const Recipient recipient{.chat_id = *chat_id};
  if (outbound.task == DeliveryTask::erase && !outbound.sent_parts.empty())
    return erase(api, recipient, outbound.sent_parts, tools);
  const auto plan =
      plan_edit({outbound.message, outbound.document}, recipient, outbound.sent_parts);
  if (!plan) return refuse(plan.error().code, plan.error().detail);
  for (const auto& request : plan->edits)
    if (auto done = change(api, request); !done) return done;
  if (auto done = erase(api, recipient, plan->surplus, tools); !done) return done;
  const PartSender sending(api, *chat_id, tools);
  for (const auto& request : plan->additions) {
    auto sent = sending.send(request);
    // An edit is tried again, and this one might be there already.
    if (!sent && sent.error().problem == SendProblem::uncertain)
      sent.error().problem = SendProblem::refused;
    if (!sent) return sent;
  }
  return {};
}

void TelegramDriver::acknowledge(const Connection& connection, const Inbound& inbound) {
  if (inbound.kind != InboundKind::greeting && inbound.callback.empty()) return;
  const auto settings = settings_of(connection);
  const auto api = api_of(http_, connection);
  if (inbound.kind == InboundKind::greeting) greet(api, settings, inbound);
  if (!inbound.callback.empty()) answer_button(api, settings, inbound);
}

void TelegramDriver::show_typing(const Connection& connection, const std::string& recipient) {
  const auto chat_id = number_in(recipient);
  if (!chat_id) return;
  static_cast<void>(api_of(http_, connection)
                        .call({.method = "sendChatAction",
                               .arguments = {{"chat_id", *chat_id}, {"action", "typing"}},
                               .timeout = 5s}));
}

}  // namespace harken
