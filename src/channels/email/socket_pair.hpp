// SPDX-License-Identifier: AGPL-3.0-or-later
// What two processes of this machine say to each other by.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "channels/email/descriptor.hpp"
#include "core/base/result.hpp"

namespace harken::email {

using SteadyTime = std::chrono::steady_clock::time_point;

// A pair of sockets: writing to one whose reader has gone is an error, not a signal. Ours never
// waits.
struct SocketPair {
  Descriptor ours;
  Descriptor theirs;
};
// Errors: unavailable.
Result<SocketPair> make_socket_pair();

// Waits until the socket has something to read, or is closed. False: its time is up.
bool wait_readable(int socket, SteadyTime end);

// Gives an open file to the process at the other end. False: it is gone.
bool send_descriptor(int socket, int descriptor);
// Takes it there; -1: nobody sends any more.
int receive_descriptor(int socket);

struct Said {
  std::string output;
  bool is_whole = false;  // false: it took too long, or there was too much of it
};
// Says all of the input, and listens until the other side has said all.
Said talk(int socket, std::string_view input, SteadyTime end, std::size_t max_output);

}  // namespace harken::email
