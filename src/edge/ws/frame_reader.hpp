// SPDX-License-Identifier: AGPL-3.0-or-later
// Puts messages together from bytes as they come. wslay reads the frames; the reader is made when
// bytes arrive and goes away at the next frame boundary, so an idle socket has none.
#pragma once

#include <wslay/wslay.h>

#include <string>
#include <string_view>
#include <vector>

#include "edge/ws/frame.hpp"

namespace harken::ws {

struct Incoming {
  Opcode opcode = Opcode::text;  // text, close, ping or pong
  std::string payload;
};

class FrameReader {
 public:
  explicit FrameReader(std::size_t max_message);
  ~FrameReader();
  FrameReader(const FrameReader&) = delete;
  FrameReader& operator=(const FrameReader&) = delete;

  // Appends what is complete. 0, or the close code that the bytes deserve.
  std::uint16_t feed(std::string_view bytes, std::vector<Incoming>& out);
  // Nothing is half-read.
  bool is_idle() const { return unread_header_ == 0 && !is_inside_ && !is_fragmented_; }

 private:
  static ssize_t pull(std::uint8_t* to, std::size_t size, int flags, void* self);
  std::uint16_t begin(const wslay_frame_iocb& frame);
  std::uint16_t take(const wslay_frame_iocb& frame, std::vector<Incoming>& out);
  std::uint16_t finish(const wslay_frame_iocb& frame, std::vector<Incoming>& out);

  const std::size_t max_message_;
  wslay_frame_context_ptr context_ = nullptr;
  std::string_view bytes_;
  std::size_t unread_header_ = 0;  // bytes that wslay holds of a header
  std::uint64_t left_ = 0;         // of the payload
  bool is_inside_ = false;
  bool is_fragmented_ = false;
  std::string message_;
  std::string control_;
};

}  // namespace harken::ws
