// SPDX-License-Identifier: AGPL-3.0-or-later
#include "echo_chat.hpp"

#include <filesystem>

#include "desk.hpp"
#include "websocket.hpp"

namespace harken::load {
namespace {

constexpr int kAtOnce = 100;
// From one address; there are some 28,000 ports.
constexpr int kSocketsPerClient = 20'000;

}  // namespace

Peer start_echo() {
  const auto program =
      std::filesystem::read_symlink("/proc/self/exe").parent_path() / "harken_echo";
  Peer echo{std::make_unique<PrivateFolder>("nobody"), free_port(), nullptr};
  echo.process = std::make_unique<Process>(std::vector{program.string(), std::to_string(echo.port)},
                                           echo.folder->path() + "/log");
  echo.process->wait_listening(echo.port);
  return echo;
}

EchoChat::EchoChat(const Peer& peer, int people) : port_(peer.port) {
  for (int i = 0; i < people; ++i) people_.push_back(&open());
  await_hello(loop_, greeted_, opened_);
}

Connection& EchoChat::open() {
  const auto on_frame = [this](Connection&, std::string_view frame) {
    if (is_frame_of("hello", frame)) ++greeted_;
    if (const auto number = read_number(frame); number >= 0) on_arrival(number);
  };
  return open_websocket(loop_, port_, "/", {}, R"({"type":"hello"})", on_frame,
                        opened_++ / kSocketsPerClient);
}

void EchoChat::send(int sender, std::int64_t number) {
  people_[static_cast<std::size_t>(sender)]->send(visitor_send(sender, number));
}

void EchoChat::add_idle(int count) {
  for (int done = 1; done <= count; ++done) {
    open();
    if (done % kAtOnce == 0) await_hello(loop_, greeted_, opened_);
  }
  await_hello(loop_, greeted_, opened_);
}

double measure_echoed(const Peer& echo, int in_flight, double seconds) {
  EchoChat chat(echo, in_flight);
  std::int64_t echoed = 0;
  // Each sender's numbers are a residue class.
  chat.on_arrival = [&](std::int64_t number) {
    ++echoed;
    chat.send(static_cast<int>(number % in_flight), number + in_flight);
  };
  for (int i = 0; i < in_flight; ++i) chat.send(i, i);
  chat.loop().run_for(seconds / 3);
  const auto before = echoed;
  const double start = now();
  chat.loop().run_for(seconds);
  return static_cast<double>(echoed - before) / (now() - start);
}

double measure_idle_echo(const Peer& echo, int sockets) {
  EchoChat chat(echo, 1);
  const auto before = echo.process->proportional_kb();
  chat.add_idle(sockets);
  return (echo.process->proportional_kb() - before) * 1024 / sockets;
}

}  // namespace harken::load
