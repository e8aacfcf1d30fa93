// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/html_memory.hpp"

#include <gumbo.h>
#include <sanitizer/asan_interface.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <new>

namespace harken::email {
namespace {

constexpr std::size_t kUnit = 16;
constexpr std::size_t kLongestSmall = 1024;
constexpr std::size_t kFirstChunk = 64 * 1024;
constexpr std::size_t kLongestChunk = 4 * 1024 * 1024;

std::size_t units_of(std::size_t size) { return (size + kUnit - 1) / kUnit; }

}  // namespace

// In front of each piece.
struct alignas(kUnit) HtmlMemory::Head {
  std::uint32_t size;
  std::int32_t number = -1;  // among the nodes
  int depth = -1;            // not known yet

  void* piece() { return this + 1; }
  static Head* of(void* piece) { return static_cast<Head*>(piece) - 1; }
};

struct HtmlMemory::Large {
  Large* before;
  Large* next;
  Head head;
};

HtmlMemory::~HtmlMemory() {
  for (const auto& each : chunks_) ASAN_UNPOISON_MEMORY_REGION(each.bytes.get(), each.size);
  while (large_) free_large(large_);
}

void* HtmlMemory::take(std::size_t size) noexcept {
  try {
    void* piece = size <= kLongestSmall ? take_small(size) : take_large(size);
    used_ += Head::of(piece)->size;
    if (size == sizeof(GumboNode)) add_node(Head::of(piece));
    return piece;
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
}

void HtmlMemory::give_back(void* piece) noexcept {
  if (!piece) return;
  Head* head = Head::of(piece);
  used_ -= head->size;
  if (head->number >= 0) forget_node(head);
  if (head->size > kLongestSmall)
    return free_large(
        reinterpret_cast<Large*>(reinterpret_cast<std::byte*>(head) - offsetof(Large, head)));
  void*& free = free_[units_of(head->size)];
  ASAN_UNPOISON_MEMORY_REGION(piece, sizeof free);
  std::memcpy(piece, static_cast<const void*>(&free), sizeof free);
  free = piece;
  ASAN_POISON_MEMORY_REGION(piece, units_of(head->size) * kUnit);
}

void* HtmlMemory::take_small(std::size_t size) {
  size = std::max<std::size_t>(size, 1);
  void*& free = free_[units_of(size)];
  void* piece = free;
  if (piece) {
    ASAN_UNPOISON_MEMORY_REGION(piece, sizeof free);
    std::memcpy(static_cast<void*>(&free), piece, sizeof free);
  } else {
    piece = cut(sizeof(Head) + units_of(size) * kUnit) + sizeof(Head);
  }
  new (Head::of(piece)) Head{.size = static_cast<std::uint32_t>(size)};
  ASAN_POISON_MEMORY_REGION(piece, units_of(size) * kUnit);
  ASAN_UNPOISON_MEMORY_REGION(piece, size);
  return piece;
}

std::byte* HtmlMemory::cut(std::size_t size) {
  if (chunks_.empty() || chunks_.back().size - cut_ < size) {
    const auto next =
        chunks_.empty() ? kFirstChunk : std::min(chunks_.back().size * 2, kLongestChunk);
    chunks_.push_back({std::make_unique_for_overwrite<std::byte[]>(next), next});
    cut_ = 0;
  }
  auto* bytes = chunks_.back().bytes.get() + cut_;
  cut_ += size;
  return bytes;
}

void* HtmlMemory::take_large(std::size_t size) {
  auto* large = static_cast<Large*>(std::malloc(sizeof(Large) + size));
  if (!large) throw std::bad_alloc();
  new (large) Large{nullptr, large_, {.size = static_cast<std::uint32_t>(size)}};
  if (large_) large_->before = large;
  large_ = large;
  return large->head.piece();
}

void HtmlMemory::free_large(Large* large) {
  (large->before ? large->before->next : large_) = large->next;
  if (large->next) large->next->before = large->before;
  std::free(large);
}

// How deep each node stands, seen from its piece: when the next one is taken, the last one has its
// parent.
void HtmlMemory::add_node(Head* head) {
  for (Head*& each : recent_)
    if (each && resolve(each)) each = nullptr;
  recent_[next_recent_++ % recent_.size()] = head;
  nodes_.push_back(head);
  head->number = static_cast<std::int32_t>(nodes_.size() - 1);
  ++node_count_;
}

void HtmlMemory::forget_node(Head* head) {
  nodes_[static_cast<std::size_t>(head->number)] = nullptr;
  --node_count_;
  for (Head*& each : recent_)
    if (each == head) each = nullptr;
}

// Text of a node's size may be taken for one; what it says is its parent is compared, and never
// followed unless it is a node.
bool HtmlMemory::resolve(Head* head) {
  unsigned int type = 0;
  const void* parent = nullptr;
  const auto* bytes = static_cast<const char*>(head->piece());
  std::memcpy(&type, bytes + offsetof(GumboNode, type), sizeof type);
  std::memcpy(&parent, bytes + offsetof(GumboNode, parent), sizeof parent);
  int depth = 0;
  if (type != GUMBO_NODE_DOCUMENT) {
    const auto* known = node_at(parent);
    if (!known || known->depth < 0) return false;
    depth = known->depth + 1;
  }
  head->depth = depth;
  deepest_ = std::max(deepest_, depth);
  return true;
}

const HtmlMemory::Head* HtmlMemory::node_at(const void* address) const {
  const auto* byte = static_cast<const std::byte*>(address);
  for (auto chunk = chunks_.rbegin(); chunk != chunks_.rend(); ++chunk) {
    const auto* begin = chunk->bytes.get() + sizeof(Head);
    if (std::less<>()(byte, begin) || !std::less<>()(byte, chunk->bytes.get() + chunk->size))
      continue;
    if ((byte - begin) % kUnit != 0) return nullptr;
    std::int32_t number = 0;
    std::memcpy(&number, byte - sizeof(Head) + offsetof(Head, number), sizeof number);
    const bool is_known = number >= 0 && static_cast<std::size_t>(number) < nodes_.size() &&
                          nodes_[static_cast<std::size_t>(number)] ==
                              reinterpret_cast<const Head*>(byte - sizeof(Head));
    return is_known ? nodes_[static_cast<std::size_t>(number)] : nullptr;
  }
  return nullptr;
}

}  // namespace harken::email
