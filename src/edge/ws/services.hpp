// SPDX-License-Identifier: AGPL-3.0-or-later
// What every socket and feed of a process shares.
#pragma once

#include <chrono>
#include <string>

#include "edge/http/rate_limit.hpp"
#include "edge/metrics.hpp"
#include "edge/ws/news.hpp"
#include "edge/ws/online_users.hpp"
#include "ports/database.hpp"

namespace harken::ws {

struct HubOptions {
  std::string public_url;                // as in ServerOptions
  std::chrono::milliseconds tick{1000};  // times below are counted in ticks
  int hello_ticks = 10;
  int ping_ticks = 25;  // silent for two of these: dead
  int slow_ticks = 10;
  int close_ticks = 5;
  int offline_ticks = 60;  // the grace of presence
  int poll_ticks = 2;      // for events whose wake-up was lost
  int looking_ticks = 5;   // between two words to the others of who looks at what
  int cut_off_ticks = 30;  // without the database; other nodes may have it
  std::size_t max_queued_frames = 500;
  std::size_t max_queued_bytes = 256 * 1024;
  std::size_t max_visitor_message = 64 * 1024;
  std::size_t max_staff_message = 1024 * 1024;
  std::int64_t max_replay = 20'000;  // events behind; more is cursor_expired
  edge::RateLimit visitor_rate{20, 2};
  edge::RateLimit staff_rate{60, 10};
  int sockets_per_address = 20;  // of visitors; staff may have ten times that; 0: no limit
  // A colleague writes an answer that goes over the servers of others.
  std::function<void(const Conversation&)> on_typing_elsewhere = {};
  // Other processes serve the same desk, and this is the one of them. None: it is alone.
  NodeId node = {};
  // Leaves it to the bus. Cheap; from any thread.
  std::function<void(const News&)> tell_others = [](const News&) {};
};

class Hub;

struct Services {
  Database& database;
  Env& env;
  OnlineUsers& online;
  edge::Metrics& metrics;
  HubOptions options;
  Hub& hub;
};

}  // namespace harken::ws
