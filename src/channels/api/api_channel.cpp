// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/api/api_channel.hpp"

#include <boost/json.hpp>

#include "channels/api/parse.hpp"
#include "channels/api/signature.hpp"
#include "core/base/base64.hpp"

namespace harken::api_channel {

namespace json = boost::json;

namespace {

constexpr std::size_t kLongestUrl = 2'000;

struct Settings {
  std::string url;
  DeclaredCapabilities declared;
};

Status read_declared(const json::value& list, DeclaredCapabilities& to) {
  constexpr auto kField = "settings.capabilities";
  if (!list.is_array()) return fail_invalid(kField, "is no list");
  for (const auto& each : list.get_array()) {
    if (each == "edit")
      to.edits = true;
    else if (each == "delete")
      to.deletes = true;
    else
      return fail_invalid(kField, "holds edit and delete, and nothing else");
  }
  return {};
}

Result<Settings> read_settings(const std::string& text) {
  boost::system::error_code error;
  const auto value = json::parse(text, error);
  if (error || !value.is_object()) return fail_invalid("settings", "is no JSON object");
  Settings settings;
  for (const auto& [name, field] : value.get_object()) {
    if (name == "capabilities") {
      RETURN_IF_ERROR(read_declared(field, settings.declared));
      continue;
    }
    if (name != "url")
      return fail(Errc::invalid, "unknown_field", "is not known", "settings." + std::string(name));
    if (!field.is_string()) return fail_invalid("settings.url", "is no text");
    settings.url = std::string(field.get_string());
  }
  return settings;
}

std::string write_settings(const Settings& settings) {
  json::array capabilities;
  if (settings.declared.edits) capabilities.emplace_back("edit");
  if (settings.declared.deletes) capabilities.emplace_back("delete");
  return json::serialize(
      json::value{{"url", settings.url}, {"capabilities", std::move(capabilities)}});
}

const Secret& secret_of(const Connection& connection) {
  static const Secret none;
  const auto found = connection.secrets.find("hook_secret");
  return found == connection.secrets.end() ? none : found->second;
}

Result<json::array> attachments_of(const PublicMessage& message, const SendTools& tools) {
  json::array list;
  for (const auto& file : message.attachments) {
    ASSIGN_OR_RETURN(const auto bytes, tools.read_file(file));
    list.push_back({{"name", file.name},
                    {"type", file.type},
                    {"size", file.size},
                    {"content", to_base64(bytes)}});
  }
  return list;
}

const char* type_of(DeliveryTask task) {
  switch (task) {
    case DeliveryTask::edit:
      return "message.edited";
    case DeliveryTask::erase:
      return "message.deleted";
    case DeliveryTask::send:
      break;
  }
  return "message.sent";
}

// Of what is gone, only which it was.
Result<json::object> data_of(const Outbound& outbound, const SendTools& tools) {
  json::object data{{"id", outbound.message.id.to_string()}, {"to", outbound.recipient}};
  if (outbound.task == DeliveryTask::erase) return data;
  ASSIGN_OR_RETURN(auto attachments, attachments_of(outbound.message, tools));
  data["from"] = outbound.message.sender_name;
  data["text"] = outbound.message.text;
  data["attachments"] = std::move(attachments);
  data["created_at"] = to_rfc3339(outbound.message.created_at);
  if (!outbound.reply_to.empty()) data["reply_to"] = outbound.reply_to;
  return data;
}

Result<std::string> body_of(const Outbound& outbound, Timestamp now, const SendTools& tools) {
  ASSIGN_OR_RETURN(auto data, data_of(outbound, tools));
  const bool is_new = outbound.task == DeliveryTask::send;
  return json::serialize(
      json::value{{"type", type_of(outbound.task)},
                  {"timestamp", to_rfc3339(is_new ? outbound.message.created_at : now)},
                  {"data", std::move(data)}});
}

std::unexpected<SendFailure> later(std::string code, std::string detail) {
  return std::unexpected(SendFailure{SendProblem::later, std::move(code), std::move(detail), {}});
}

}  // namespace

Result<std::string> ApiChannelDriver::check(const Connection& connection) {
  ASSIGN_OR_RETURN(const auto settings, read_settings(connection.settings));
  const auto& url = settings.url;
  const bool is_http = url.starts_with("https://") || url.starts_with("http://");
  if (!url.empty() && (!is_http || url.size() > kLongestUrl))
    return fail_invalid("settings.url", "an address looks like https://shop.example/hook");
  if (!url.empty()) {
    auto reached = http_.check_address(url);
    if (!reached) return fail_invalid("settings.url", reached.error().detail);
  }
  return write_settings(settings);
}

DeclaredCapabilities ApiChannelDriver::declared(const std::string& settings) const {
  return read_settings(settings).value_or(Settings()).declared;
}

Result<std::vector<RawInbound>> ApiChannelDriver::read_hook(const Connection& connection,
                                                            const HookRequest& request) {
  auto given = request.header("authorization");
  constexpr std::string_view kBearer = "Bearer ";
  if (given.starts_with(kBearer)) given.remove_prefix(kBearer.size());
  if (!is_same(secret_of(connection), given))
    return fail(Errc::unauthenticated, "unauthenticated", "the channel's secret is another one");
  ASSIGN_OR_RETURN(auto item, read_envelope(request.body));
  return std::vector{std::move(item)};
}

Result<Inbound> ApiChannelDriver::parse(const Connection&, const std::vector<RawInbound>& items) {
  return api_channel::parse(items.front());
}

SendResult ApiChannelDriver::send(const Connection& connection, const Outbound& outbound,
                                  const SendTools& tools) {
  const auto settings = read_settings(connection.settings);
  if (!settings || settings->url.empty()) return {};  // the program fetches what it wants
  auto body = body_of(outbound, clock_.now(), tools);
  if (!body) return later("file_unavailable", body.error().detail);
  const auto headers = sign(secret_of(connection), outbound.idempotency_key, clock_.now(), *body);
  HttpRequest request;
  request.method = "POST";
  request.url = settings->url;
  request.headers = {{"Content-Type", "application/json"},
                     {"webhook-id", headers.id},
                     {"webhook-timestamp", headers.timestamp},
                     {"webhook-signature", headers.signature}};
  request.body = *std::move(body);
  const auto answer = http_.send(request);
  if (!answer) {
    auto failure = later(answer.error().code, answer.error().detail);
    if (answer.error().kind == Errc::invalid) failure.error().problem = SendProblem::paused;
    return failure;
  }
  if (answer->status / 100 == 2) return {};
  auto failure = later("refused_by_program", "HTTP " + std::to_string(answer->status));
  // 410: whoever is there wants no more (Standard Webhooks, "Endpoint is gone").
  if (answer->status == 410) failure.error().problem = SendProblem::paused;
  return failure;
}

SendResult ApiChannelDriver::correct(const Connection& connection, const Outbound& outbound,
                                     const SendTools& tools) {
  return send(connection, outbound, tools);
}

}  // namespace harken::api_channel
