// SPDX-License-Identifier: AGPL-3.0-or-later
// Frames on their way to one socket. Holds shared buffers only, and no memory when it is empty.
#pragma once

#include <sys/uio.h>

#include <cstddef>
#include <span>
#include <vector>

#include "edge/ws/frame.hpp"

namespace harken::ws {

class Outbox {
 public:
  void push(Buffer frame);
  bool is_empty() const { return frames_.empty(); }
  std::size_t frames() const { return frames_.size() - first_; }
  std::size_t bytes() const { return bytes_; }

  // The next pieces to send; returns how many.
  std::size_t fill(std::span<iovec> pieces) const;
  void consume(std::size_t sent);
  // Forgets everything but a frame of which a part has been sent.
  void drop();
  void clear();

 private:
  std::vector<Buffer> frames_;
  std::size_t first_ = 0;   // frames before it are gone
  std::size_t offset_ = 0;  // sent of the first one
  std::size_t bytes_ = 0;
};

}  // namespace harken::ws
