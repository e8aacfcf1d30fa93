// SPDX-License-Identifier: AGPL-3.0-or-later
#include "xmpp.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <thread>

namespace harken::load {
namespace {

constexpr int kAtOnce = 100;
constexpr std::string_view kReader = "reader";
constexpr std::string_view kMessageId = " id='m";
constexpr std::string_view kMessageEnd = "</message>";

std::string base64(std::string_view bytes) {
  constexpr std::string_view kLetters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned group = 0;
    for (std::size_t j = 0; j < 3; ++j)
      group = group << 8U | (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0U);
    for (std::size_t j = 0; j < 4; ++j)
      out += i + j > bytes.size() ? '=' : kLetters[group >> (18 - 6 * j) & 63U];
  }
  return out;
}

// What is sent, and what must have come before the next is.
struct Step {
  std::string send;
  std::string_view expect;
};

std::vector<Step> steps_of(const std::string& name) {
  using namespace std::string_literals;
  const auto stream =
      "<?xml version='1.0'?><stream:stream xmlns='jabber:client' to='localhost' version='1.0' "
      "xmlns:stream='http://etherx.jabber.org/streams'>"s;
  const auto account = fmt::format(
      "<iq type='set' id='account'><query xmlns='jabber:iq:register'><username>{}</username>"
      "<password>load</password></query></iq>",
      name);
  const auto credentials = base64("\0"s + name + "\0load"s);
  return {{stream, "</stream:features>"},
          {account, "id='account'"},
          {fmt::format("<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>{}</auth>",
                       credentials),
           "<success"},
          {stream, "</stream:features>"},
          {"<iq type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'>"
           "<resource>load</resource></bind></iq>",
           "</iq>"},
          {"<presence/>", "<presence"}};
}

void require_no_error(std::string_view input) {
  for (const auto* sign : {"type='error'", "<failure", "<stream:error"})
    if (input.contains(sign)) throw std::runtime_error("XMPP: " + std::string(input));
}

// Takes whole messages off the front, and what is no message with them.
void take_messages(std::string& input, const std::function<void(std::int64_t)>& on_number) {
  std::size_t used = 0;
  for (std::size_t end; (end = input.find(kMessageEnd, used)) != std::string::npos;) {
    const auto stanza = std::string_view(input).substr(used, end - used);
    used = end + kMessageEnd.size();
    const auto at = stanza.find(kMessageId);
    if (at == std::string_view::npos) continue;
    std::int64_t number = -1;
    std::from_chars(stanza.data() + at + kMessageId.size(), stanza.data() + stanza.size(), number);
    on_number(number);
  }
  input.erase(0, used);
}

}  // namespace

void await_xmpp(std::uint16_t port) {
  for (const double end = now() + 60;;) {
    try {
      Loop loop;
      bool is_open = false;
      const auto first = steps_of("").front();
      auto& connection = loop.connect(port);
      connection.on_input = [&](Connection& self) { is_open = self.input.contains(first.expect); };
      connection.send(first.send);
      return loop.run_until([&] { return is_open; }, 5, "features of a stream");
    } catch (const std::exception&) {
      if (now() > end) throw;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
  }
}

XmppChat::XmppChat(const Peer& peer, int people) : port_(peer.port) {
  await_xmpp(port_);
  open_session(std::string(kReader));
  await_sessions();
  for (int i = 0; i < people; ++i) people_.push_back(&open_session(fmt::format("person{}", i)));
  await_sessions();
  int received = 0;
  on_arrival = [&](std::int64_t) { ++received; };
  for (int i = 0; i < people; ++i) send(i, 0);
  loop_.run_until([&] { return received >= people; }, 30, "first message of everybody");
  on_arrival = [](std::int64_t) {};
}

Connection& XmppChat::open_session(const std::string& name) {
  auto& connection = loop_.connect(port_);
  auto left = std::make_shared<std::vector<Step>>(steps_of(name));
  std::ranges::reverse(*left);
  connection.on_input = [this, left](Connection& self) {
    if (left->empty()) return take_messages(self.input, on_arrival);
    if (!self.input.contains(left->back().expect)) return;
    require_no_error(self.input);
    self.input.clear();
    left->pop_back();
    if (left->empty()) {
      ++present_;
      left->shrink_to_fit();
    } else {
      self.send(left->back().send);
    }
  };
  connection.send(left->back().send);
  ++opened_;
  return connection;
}

void XmppChat::await_sessions() {
  loop_.run_until([this] { return present_ >= opened_; }, 60, "presence on every session");
}

void XmppChat::add_idle(int count) {
  for (int done = 0; done < count; ++done) {
    open_session(fmt::format("idle{}", opened_));
    if (done % kAtOnce == kAtOnce - 1) await_sessions();
  }
  await_sessions();
}

void XmppChat::send(int sender, std::int64_t number) {
  static const std::string body(200, 'x');
  people_[static_cast<std::size_t>(sender)]->send(
      fmt::format("<message to='{}@localhost' type='chat' id='m{}'><body>{}</body></message>",
                  kReader, number, body));
}

}  // namespace harken::load
