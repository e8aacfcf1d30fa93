// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace harken::load {

std::string http_request(std::string_view method, std::string_view path, std::string_view token,
                         std::string_view body, std::string_view extra) {
  std::string text = fmt::format("{} {} HTTP/1.1\r\nHost: 127.0.0.1\r\n{}", method, path, extra);
  if (!token.empty()) text += fmt::format("Authorization: Bearer {}\r\n", token);
  if (!body.empty())
    text += fmt::format("Content-Type: application/json\r\nContent-Length: {}\r\n", body.size());
  text += "\r\n";
  text += body;
  return text;
}

namespace {

// Every server that is measured writes the name so.
std::size_t content_length(std::string_view head) {
  constexpr std::string_view kName = "\r\nContent-Length: ";
  const auto at = head.find(kName);
  if (at == std::string_view::npos) return 0;
  std::size_t length = 0;
  std::from_chars(head.data() + at + kName.size(), head.data() + head.size(), length);
  return length;
}

}  // namespace

void require_success(const HttpAnswer& answer) {
  if (answer.status < 200 || answer.status > 299)
    throw std::runtime_error(fmt::format("HTTP {}: {}", answer.status, answer.body));
}

std::optional<HttpAnswer> take_answer(std::string& input) {
  const auto end = input.find("\r\n\r\n");
  if (end == std::string::npos) return std::nullopt;
  HttpAnswer answer;
  answer.head = input.substr(0, end + 2);
  const auto length = content_length(answer.head);
  if (input.size() < end + 4 + length) return std::nullopt;
  std::from_chars(answer.head.data() + 9, answer.head.data() + 12, answer.status);
  answer.body = input.substr(end + 4, length);
  input.erase(0, end + 4 + length);
  return answer;
}

HttpAnswer fetch(std::uint16_t port, std::string_view request) {
  Loop loop;
  std::optional<HttpAnswer> answer;
  auto& connection = loop.connect(port);
  connection.on_input = [&](Connection& self) { answer = take_answer(self.input); };
  connection.send(request);
  loop.run_until([&] { return answer.has_value(); }, 10, "HTTP answer");
  require_success(*answer);
  return *answer;
}

std::string_view json_string(std::string_view json, std::string_view key) {
  const auto name = fmt::format("\"{}\":\"", key);
  const auto at = json.find(name);
  if (at == std::string_view::npos) return {};
  const auto begin = at + name.size();
  return json.substr(begin, json.find('"', begin) - begin);
}

double measure_http(std::uint16_t port, int connections, const NextRequest& next, double seconds) {
  Loop loop;
  std::int64_t answered = 0;
  for (int i = 0; i < connections; ++i) {
    auto& connection = loop.connect(port);
    connection.on_input = [&, i](Connection& self) {
      while (const auto answer = take_answer(self.input)) {
        require_success(*answer);
        ++answered;
        self.send(next(i));
      }
    };
    connection.send(next(i));
  }
  loop.run_for(seconds / 4);
  const auto before = answered;
  const double start = now();
  loop.run_for(seconds);
  return static_cast<double>(answered - before) / (now() - start);
}

void fetch_many(std::uint16_t port, int count, const NextRequest& request,
                const std::function<void(int, const HttpAnswer&)>& done) {
  Loop loop;
  int asked = 0;
  int answered = 0;
  for (int i = 0; i < std::min(count, 64); ++i) {
    auto& connection = loop.connect(port);
    auto current = std::make_shared<int>(asked);
    connection.on_input = [&, current](Connection& self) {
      const auto answer = take_answer(self.input);
      if (!answer) return;
      require_success(*answer);
      done(*current, *answer);
      ++answered;
      if (asked >= count) return;
      *current = asked++;
      self.send(request(*current));
    };
    connection.send(request(asked++));
  }
  loop.run_until([&] { return answered == count; }, 60, "all HTTP answers");
}

}  // namespace harken::load
