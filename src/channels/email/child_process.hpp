// SPDX-License-Identifier: AGPL-3.0-or-later
// A process of ours at the other end of a socket.
#pragma once

#include <sys/types.h>

#include <string>
#include <utility>
#include <vector>

#include "channels/email/descriptor.hpp"
#include "core/base/result.hpp"

namespace harken::email {

// It is killed with this object.
class Child {
 public:
  Child(pid_t process, Descriptor socket) : process_(process), socket_(std::move(socket)) {}
  Child(Child&& other) noexcept
      : process_(std::exchange(other.process_, 0)), socket_(std::move(other.socket_)) {}
  Child& operator=(Child&&) = delete;
  ~Child();

  int socket() const { return socket_.get(); }

 private:
  pid_t process_;
  Descriptor socket_;
};

// The socket is its standard input and output. It inherits nothing: no variable, no open file,
// no standard error. Errors: unavailable, when it can't be started.
Result<Child> start_child(const std::vector<std::string>& command);

}  // namespace harken::email
