// SPDX-License-Identifier: AGPL-3.0-or-later
// The memory of one tree of HTML. The library asks for a piece for each letter of a name and gives
// most back at once; here a piece costs a few instructions, and all are freed together.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace harken::email {

class HtmlMemory {
 public:
  HtmlMemory() = default;
  HtmlMemory(const HtmlMemory&) = delete;
  HtmlMemory& operator=(const HtmlMemory&) = delete;
  ~HtmlMemory();

  // Null: there is none left in this machine.
  void* take(std::size_t size) noexcept;
  void give_back(void* piece) noexcept;

  std::size_t used() const { return used_; }  // bytes
  std::size_t node_count() const { return node_count_; }
  int deepest_node() const { return deepest_; }

 private:
  struct Head;
  struct Large;
  struct Chunk {
    std::unique_ptr<std::byte[]> bytes;
    std::size_t size;
  };

  void* take_small(std::size_t size);
  void* take_large(std::size_t size);
  std::byte* cut(std::size_t size);
  void free_large(Large* large);

  void add_node(Head* head);
  void forget_node(Head* head);
  bool resolve(Head* head);
  const Head* node_at(const void* address) const;

  std::vector<Chunk> chunks_;
  std::size_t cut_ = 0;           // bytes of the last chunk
  std::array<void*, 65> free_{};  // by size, in units of 16 bytes
  Large* large_ = nullptr;
  std::size_t used_ = 0;

  std::vector<Head*> nodes_;       // by number; null: given back
  std::array<Head*, 8> recent_{};  // their depth is not known yet
  std::size_t next_recent_ = 0;
  std::size_t node_count_ = 0;
  int deepest_ = 0;
};

}  // namespace harken::email
