// SPDX-License-Identifier: AGPL-3.0-or-later
#include "edge/ws/outbox.hpp"

#include <algorithm>
#include <utility>

namespace harken::ws {

void Outbox::push(Buffer frame) {
  bytes_ += frame->size();
  frames_.push_back(std::move(frame));
}

std::size_t Outbox::fill(std::span<iovec> pieces) const {
  const auto count = std::min(frames(), pieces.size());
  for (std::size_t i = 0; i < count; ++i) {
    const auto& frame = *frames_[first_ + i];
    const auto skip = i == 0 ? offset_ : 0;
    pieces[i] = {const_cast<char*>(frame.data()) + skip, frame.size() - skip};
  }
  return count;
}

void Outbox::consume(std::size_t sent) {
  bytes_ -= sent;
  offset_ += sent;
  while (first_ < frames_.size() && offset_ >= frames_[first_]->size()) {
    offset_ -= frames_[first_]->size();
    frames_[first_++].reset();
  }
  if (first_ == frames_.size()) clear();
}

void Outbox::drop() {
  if (offset_ == 0) return clear();
  Buffer begun = std::move(frames_[first_]);
  const auto offset = offset_;
  clear();
  bytes_ = begun->size() - offset;
  offset_ = offset;
  frames_.push_back(std::move(begun));
}

void Outbox::clear() {
  std::exchange(frames_, {});
  first_ = offset_ = bytes_ = 0;
}

}  // namespace harken::ws
