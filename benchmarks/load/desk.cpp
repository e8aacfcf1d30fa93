// SPDX-License-Identifier: AGPL-3.0-or-later
#include "desk.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstring>
#include <filesystem>
#include <stdexcept>

#include "http.hpp"
#include "websocket.hpp"

namespace harken::load {
namespace {

constexpr std::string_view kClientId = R"("client_id":")";
constexpr std::size_t kTimeDigits = 12;
constexpr std::size_t kSenderDigits = 6;
constexpr std::size_t kNumberDigits = 8;

std::string cookie_of(const HttpAnswer& answer) {
  constexpr std::string_view kName = "harken_session=";
  const auto begin = answer.head.find(kName);
  if (begin == std::string::npos) throw std::runtime_error("no session cookie");
  return answer.head.substr(begin, answer.head.find_first_of(";\r", begin) - begin);
}

std::string message_fields(int visitor, std::int64_t number) {
  static const std::string text(200, 'x');
  // They grow with time, as those of the widget do.
  const auto time = static_cast<std::int64_t>(now() * 1000);
  return fmt::format(R"({}{:012x}{:06}-{:08}","text":"{}")", kClientId, time, visitor, number,
                     text);
}

}  // namespace

Desk::Desk(const DeskOptions& options) : port_(free_port()) {
  if (!options.is_kept) std::filesystem::remove_all(options.folder);
  std::filesystem::create_directories(options.folder);
  std::vector<std::string> command = {options.harken,  "serve",
                                      "--data",        options.folder + "/data",
                                      "--listen",      fmt::format("127.0.0.1:{}", port_),
                                      "--rate-limits", "off"};
  if (options.has_demo) command.emplace_back("--demo");
  if (!options.database.empty()) command.insert(command.end(), {"--database", options.database});
  if (!options.nats.empty()) command.insert(command.end(), {"--nats", options.nats});
  if (!options.replica.empty())
    command.insert(command.end(), {"--database-replica", options.replica});
  process_ = std::make_unique<Process>(command, options.folder + "/harken.log");
  seconds_to_ready_ = process_->wait_ready(port_, "/readyz");
}

const std::string& Desk::staff_token() {
  if (staff_token_.empty()) staff_token_ = token_of("admin@demo.test");
  return staff_token_;
}

std::string Desk::token_of(std::string_view email) const {
  const auto sign_in = fmt::format(R"({{"email":"{}","password":"harken-demo"}})", email);
  const auto session = fetch(port_, http_request("POST", "/api/v1/session", {}, sign_in));
  const auto headers = fmt::format("Cookie: {}\r\nX-Harken-CSRF: {}\r\n", cookie_of(session),
                                   json_string(session.body, "csrf_token"));
  const auto created =
      fetch(port_, http_request("POST", "/api/v1/tokens", {}, R"({"name":"load"})", headers));
  return std::string(json_string(created.body, "token"));
}

std::vector<std::string> Desk::make_visitors(int count) {
  std::vector<std::string> tokens(static_cast<std::size_t>(count));
  const auto request = http_request("POST", "/api/v1/widget/demo/sessions", {}, "{}");
  fetch_many(
      port_, count, [&](int) { return request; },
      [&](int index, const HttpAnswer& answer) {
        tokens[static_cast<std::size_t>(index)] = json_string(answer.body, "token");
      });
  return tokens;
}

Connection& open_staff(Loop& loop, Desk& desk, std::function<void(std::string_view)> on_frame) {
  return open_websocket(
      loop, desk.port(), "/api/v1/events", desk.staff_token(), R"({"type":"hello"})",
      [on_frame = std::move(on_frame)](Connection&, std::string_view text) { on_frame(text); });
}

Connection& open_visitor(Loop& loop, Desk& desk, const std::string& token,
                         std::function<void(std::string_view)> on_frame, int client) {
  return open_websocket(
      loop, desk.port(), "/api/v1/widget/demo/events", {},
      fmt::format(R"({{"type":"hello","token":"{}"}})", token),
      [on_frame = std::move(on_frame)](Connection&, std::string_view text) { on_frame(text); },
      client);
}

void await_hello(Loop& loop, int& greeted, int count) {
  loop.run_until([&] { return greeted >= count; }, 60, "hello on every socket");
}

std::string visitor_send(int visitor, std::int64_t number) {
  return client_frame(R"({"type":"send",)" + message_fields(visitor, number) + "}");
}

std::string visitor_post(int visitor, std::int64_t number) {
  return "{" + message_fields(visitor, number) + "}";
}

bool is_frame_of(std::string_view type, std::string_view frame) {
  constexpr std::string_view kBegin = R"({"type":")";
  return frame.starts_with(kBegin) && frame.substr(kBegin.size()).starts_with(type);
}

namespace {

// What follows the time in its client id; empty: it has none. string_view::find stops at every
// quotation mark of the JSON.
std::string_view mark_of(std::string_view frame) {
  const auto* found = memmem(frame.data(), frame.size(), kClientId.data(), kClientId.size());
  if (!found) return {};
  const auto at = static_cast<std::size_t>(static_cast<const char*>(found) - frame.data());
  const auto begin = at + kClientId.size() + kTimeDigits;
  return begin < frame.size() ? frame.substr(begin) : std::string_view();
}

template <class T>
T digits(std::string_view text, std::size_t begin, std::size_t count) {
  T value = -1;
  if (text.size() < begin + count) return value;
  std::from_chars(text.data() + begin, text.data() + begin + count, value);
  return value;
}

}  // namespace

int read_sender(std::string_view frame) { return digits<int>(mark_of(frame), 0, kSenderDigits); }

std::int64_t read_number(std::string_view frame) {
  return digits<std::int64_t>(mark_of(frame), kSenderDigits + 1, kNumberDigits);
}

}  // namespace harken::load
