// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/html_tree.hpp"

#include <array>
#include <chrono>
#include <csetjmp>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <unordered_map>

namespace harken::email {
namespace {

constexpr std::size_t kMaxMemory = 256 * 1024 * 1024;
constexpr std::chrono::milliseconds kMaxTime{2000};  // of this thread
constexpr int kAllocationsPerLook = 512;

std::chrono::nanoseconds thread_time() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

// How deep each node stands, seen from its allocation: when the next one is made, the last one has
// its parent. Text of a node's size may be taken for one; it is looked at, never followed.
class Depths {
 public:
  void add(const void* node) {
    for (const void*& each : recent_)
      if (each && resolve(each)) each = nullptr;
    recent_[next_++ % recent_.size()] = node;
    depths_.emplace(node, -1);
  }

  void forget(const void* node) {
    depths_.erase(node);
    for (const void*& each : recent_)
      if (each == node) each = nullptr;
  }

  int deepest() const { return deepest_; }
  std::size_t count() const { return depths_.size(); }

 private:
  bool resolve(const void* address) {
    unsigned int type = 0;
    const void* parent = nullptr;
    std::memcpy(&type, static_cast<const char*>(address) + offsetof(GumboNode, type), sizeof type);
    std::memcpy(&parent, static_cast<const char*>(address) + offsetof(GumboNode, parent),
                sizeof parent);
    int depth = 0;
    if (type != GUMBO_NODE_DOCUMENT) {
      const auto known = depths_.find(parent);
      if (known == depths_.end() || known->second < 0) return false;
      depth = known->second + 1;
    }
    depths_[address] = depth;
    deepest_ = std::max(deepest_, depth);
    return true;
  }

  std::unordered_map<const void*, int> depths_;
  std::array<const void*, 8> recent_{};
  std::size_t next_ = 0;
  int deepest_ = 0;
};

}  // namespace

class HtmlTree::Memory {
 public:
  Memory() = default;
  Memory(const Memory&) = delete;
  Memory& operator=(const Memory&) = delete;
  ~Memory() {
    while (first_) {
      Block* next = first_->next;
      std::free(first_);
      first_ = next;
    }
  }

  // Null when it was given up. Nothing with a destructor may live in the frames that are left.
  const GumboOutput* parse(const GumboOptions& options, std::string_view html) {
    if (setjmp(escape_) != 0) return nullptr;
    return gumbo_parse_with_options(&options, html.data(), html.size());
  }

  GumboOptions options() {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = [](void* self, std::size_t size) {
      return static_cast<Memory*>(self)->allocate(size);
    };
    options.deallocator = [](void* self, void* memory) {
      static_cast<Memory*>(self)->release(memory);
    };
    options.userdata = this;
    options.max_errors = 0;
    return options;
  }

 private:
  struct alignas(16) Block {
    Block* before;
    Block* next;
    std::size_t size;
  };

  void* allocate(std::size_t size) {
    used_ += size;
    note(size);
    if (is_too_much()) std::longjmp(escape_, 1);
    auto* block = static_cast<Block*>(std::malloc(sizeof(Block) + size));
    if (!block) std::longjmp(escape_, 1);
    *block = {nullptr, first_, size};
    if (first_) first_->before = block;
    first_ = block;
    if (size == sizeof(GumboNode)) depths_.add(block + 1);
    return block + 1;
  }

  void release(void* memory) {
    if (!memory) return;
    auto* block = static_cast<Block*>(memory) - 1;
    if (block->size == sizeof(GumboNode)) depths_.forget(memory);
    used_ -= block->size;
    (block->before ? block->before->next : first_) = block->next;
    if (block->next) block->next->before = block->before;
    std::free(block);
  }

  void note(std::size_t size) {
    ++allocations_;
    if (size == sizeof(GumboAttribute)) ++attributes_;
    if (size == sizeof(GumboNode)) attributes_ = 0;
  }

  bool is_too_much() const {
    return used_ > kMaxMemory || depths_.count() > kMaxHtmlNodes ||
           depths_.deepest() > kMaxHtmlDepth || attributes_ > kMaxTagAttributes ||
           (allocations_ % kAllocationsPerLook == 0 && thread_time() - start_ > kMaxTime);
  }

  Block* first_ = nullptr;
  std::size_t used_ = 0;
  std::size_t attributes_ = 0;  // since the last node
  int allocations_ = 0;
  Depths depths_;
  std::chrono::nanoseconds start_ = thread_time();
  std::jmp_buf escape_{};
};

Result<HtmlTree> HtmlTree::parse(std::string_view html) {
  if (html.size() > kMaxHtmlBytes) return fail_invalid("html", "it is too long");
  auto memory = std::make_shared<Memory>();
  const auto options = memory->options();
  const auto* output = memory->parse(options, html);
  if (!output) return fail_invalid("html", "it is too deep, or has too many elements");
  return HtmlTree(std::move(memory), output);
}

const GumboNode* HtmlTree::body() const {
  const GumboNode* root = output_->root;
  if (!root || root->type != GUMBO_NODE_ELEMENT) return nullptr;
  const auto& children = root->v.element.children;
  for (unsigned int i = 0; i < children.length; ++i) {
    const auto* child = static_cast<const GumboNode*>(children.data[i]);
    if (child->type == GUMBO_NODE_ELEMENT && child->v.element.tag == GUMBO_TAG_BODY) return child;
  }
  return nullptr;
}

}  // namespace harken::email
