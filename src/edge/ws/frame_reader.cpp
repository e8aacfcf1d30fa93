// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/ws/frame_reader.hpp"

#include <algorithm>
#include <cstring>
#include <new>
#include <utility>

namespace harken::ws {

namespace {

bool is_control(const wslay_frame_iocb& frame) { return frame.opcode >= 8; }

std::size_t header_size(std::uint64_t payload) {
  const std::size_t length = payload < 126 ? 0 : payload <= 0xFFFF ? 2 : 8;
  return 2 + length + 4;
}

}  // namespace

FrameReader::FrameReader(std::size_t max_message) : max_message_(max_message) {
  const wslay_frame_callbacks callbacks{nullptr, &FrameReader::pull, nullptr};
  if (wslay_frame_context_init(&context_, &callbacks, this) != 0) throw std::bad_alloc();
}

FrameReader::~FrameReader() { wslay_frame_context_free(context_); }

ssize_t FrameReader::pull(std::uint8_t* to, std::size_t size, int, void* self) {
  auto& reader = *static_cast<FrameReader*>(self);
  const auto taken = std::min(size, reader.bytes_.size());
  if (taken == 0) return -1;
  std::memcpy(to, reader.bytes_.data(), taken);
  reader.bytes_.remove_prefix(taken);
  return static_cast<ssize_t>(taken);
}

std::uint16_t FrameReader::feed(std::string_view bytes, std::vector<Incoming>& out) {
  bytes_ = bytes;
  unread_header_ += bytes.size();
  while (true) {
    wslay_frame_iocb frame{};
    const auto read = wslay_frame_recv(context_, &frame);
    if (read == WSLAY_ERR_WANT_READ) return 0;
    if (read < 0) return close_code::kProtocol;
    if (!is_inside_) {
      if (const auto refused = begin(frame)) return refused;
      unread_header_ -= header_size(frame.payload_length);
    }
    if (const auto refused = take(frame, out)) return refused;
  }
}

std::uint16_t FrameReader::begin(const wslay_frame_iocb& frame) {
  if (!frame.mask || frame.rsv != 0) return close_code::kProtocol;
  is_inside_ = true;
  left_ = frame.payload_length;
  switch (static_cast<Opcode>(frame.opcode)) {
    case Opcode::continuation:
      if (!is_fragmented_) return close_code::kProtocol;
      break;
    case Opcode::text:
      if (is_fragmented_) return close_code::kProtocol;
      break;
    case Opcode::binary:
      return close_code::kUnsupported;
    case Opcode::close:
    case Opcode::ping:
    case Opcode::pong:
      return 0;
    default:
      return close_code::kProtocol;
  }
  return message_.size() + left_ > max_message_ ? close_code::kTooLarge : 0;
}

std::uint16_t FrameReader::take(const wslay_frame_iocb& frame, std::vector<Incoming>& out) {
  auto& target = is_control(frame) ? control_ : message_;
  target.append(reinterpret_cast<const char*>(frame.data), frame.data_length);
  left_ -= frame.data_length;
  unread_header_ -= frame.data_length;
  if (left_ > 0) return 0;
  is_inside_ = false;
  return finish(frame, out);
}

std::uint16_t FrameReader::finish(const wslay_frame_iocb& frame, std::vector<Incoming>& out) {
  if (is_control(frame)) {
    out.push_back({static_cast<Opcode>(frame.opcode), std::exchange(control_, {})});
    return 0;
  }
  is_fragmented_ = !frame.fin;
  if (is_fragmented_) return 0;
  if (!is_utf8(message_)) return close_code::kBadUtf8;
  out.push_back({Opcode::text, std::exchange(message_, {})});
  return 0;
}

}  // namespace harken::ws
