// SPDX-License-Identifier: AGPL-3.0-or-later
// A started desk with the demo workspace, and the people of a measure. Speaks the public API only.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "loop.hpp"
#include "process.hpp"

namespace harken::load {

struct DeskOptions {
  std::string harken;    // the executable
  std::string folder;    // scratch, on the disk that is measured
  std::string database;  // empty: the embedded one
  bool has_demo = true;
  bool is_kept = false;   // goes on with what is in the folder
  std::string nats = {};  // of several nodes on one database
  std::string replica = {};
};

class Desk {
 public:
  explicit Desk(const DeskOptions& options);

  std::uint16_t port() const { return port_; }
  const Process& process() const { return *process_; }
  double seconds_to_ready() const { return seconds_to_ready_; }
  // An API token of the demo's admin, who sees every conversation.
  const std::string& staff_token();
  // The same of somebody of the demo.
  std::string token_of(std::string_view email) const;
  // Sessions of that many new visitors.
  std::vector<std::string> make_visitors(int count);

 private:
  std::uint16_t port_;
  std::unique_ptr<Process> process_;
  double seconds_to_ready_ = 0;
  std::string staff_token_;
};

// Sockets on a desk. A visitor's socket says hello with its token.
Connection& open_staff(Loop& loop, Desk& desk, std::function<void(std::string_view)> on_frame);
Connection& open_visitor(Loop& loop, Desk& desk, const std::string& token,
                         std::function<void(std::string_view)> on_frame, int client = 0);
// Opens count sockets by open(i, on_frame) and returns when each has had its first frame.
void await_hello(Loop& loop, int& greeted, int count);

// The JSON of a visitor's message of 300 bytes, as a frame of the socket and as a body of the API.
// The client id tells who sent it: read_sender.
std::string visitor_send(int visitor, std::int64_t number);
std::string visitor_post(int visitor, std::int64_t number);
// Not an event, but a frame of this type, such as hello.
bool is_frame_of(std::string_view type, std::string_view frame);
// Who sent the message that this text is about; -1: it is about none.
int read_sender(std::string_view frame);
// The number that it had there; -1 where it is about none.
std::int64_t read_number(std::string_view frame);

}  // namespace harken::load
