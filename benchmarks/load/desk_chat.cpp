// SPDX-License-Identifier: AGPL-3.0-or-later
#include "desk_chat.hpp"

#include <stdexcept>

namespace harken::load {
namespace {

constexpr int kAtOnce = 100;
// From one address; there are some 28,000 ports, and visitors have addresses of their own.
constexpr int kSocketsPerClient = 1'000;

}  // namespace

DeskChat::DeskChat(std::vector<Desk*> nodes, int visitors) : nodes_(std::move(nodes)) {
  open_staff(loop_, *nodes_.back(), [this](std::string_view frame) {
    if (is_frame_of("hello", frame)) ++greeted_;
    if (const auto number = read_number(frame); number >= 0) on_arrival(number);
  });
  ++connected_;
  const auto tokens = nodes_.front()->make_visitors(visitors);
  for (const auto& token : tokens)
    visitors_.push_back(&open_visitor(
        loop_, *nodes_[visitors_.size() % nodes_.size()], token, [this](std::string_view frame) {
          if (is_frame_of("hello", frame)) ++greeted_;
          if (is_frame_of("refused", frame))
            throw std::runtime_error("refused: " + std::string(frame));
        }));
  connected_ += visitors;
  await_hello(loop_, greeted_, connected_);
  // Each has a conversation before anything is measured.
  int shown = 0;
  on_arrival = [&](std::int64_t) { ++shown; };
  for (int i = 0; i < visitors; ++i) send(i, 0);
  loop_.run_until([&] { return shown >= visitors; }, 30, "first message of every visitor");
  on_arrival = [](std::int64_t) {};
}

void DeskChat::send(int sender, std::int64_t number) {
  visitors_[static_cast<std::size_t>(sender)]->send(visitor_send(sender, number));
}

void DeskChat::add_idle(int count) {
  for (int done = 0; done < count; done += kAtOnce) {
    const int more = std::min(kAtOnce, count - done);
    for (const auto& token : nodes_.front()->make_visitors(more)) {
      auto& node = *nodes_[static_cast<std::size_t>(connected_) % nodes_.size()];
      open_visitor(
          loop_, node, token,
          [this](std::string_view frame) {
            if (is_frame_of("hello", frame)) ++greeted_;
          },
          connected_++ / kSocketsPerClient);
    }
    await_hello(loop_, greeted_, connected_);
  }
}

}  // namespace harken::load
