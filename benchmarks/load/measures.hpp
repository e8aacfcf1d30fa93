// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "desk.hpp"

namespace harken::load {

// Messages a second that were acknowledged to their visitor and shown on an agent's socket, with
// `in_flight` visitors who each send the next one when both has happened.
double measure_delivered(Desk& desk, int in_flight, double seconds);
// The same with visitors spread over the nodes of a desk, and the agent on the last.
double measure_delivered(const std::vector<Desk*>& nodes, int in_flight, double seconds);
// One visitor alone: p50 of the seconds from sending to both.
double measure_one_alone(Desk& desk, double seconds);
// Messages a second by POST over 64 connections.
double measure_post(Desk& desk, double seconds);
// Answers a second to an authenticated GET of a conversation's newest messages.
double measure_get(Desk& desk, int connections, double seconds);
// Bytes of the server a visitor's idle socket takes, its session included.
double measure_idle_socket(Desk& desk, int sockets);
// The two apart: what has grown when all sessions were made, and when each had its socket.
struct IdleVisitor {
  double session = 0;
  double socket = 0;
};
IdleVisitor measure_idle_visitor(Desk& desk, int sockets);
// Resident kB with that many agents and visitors connected.
double measure_resident(Desk& desk, int agents, int visitors);

struct FanOut {
  double deliveries = 0;  // a second
  std::size_t frame_bytes = 0;
};
// `senders` messages in flight, each to that many sockets of staff.
FanOut measure_fan_out(Desk& desk, int senders, double seconds, int receivers = 1000);
// The same on a process that only copies frames of that size.
double measure_bare_fan_out(int senders, std::size_t frame_bytes, double seconds);

}  // namespace harken::load
