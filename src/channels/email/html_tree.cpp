// SPDX-License-Identifier: AGPL-3.0-or-later
#include "channels/email/html_tree.hpp"

#include <chrono>
#include <csetjmp>
#include <ctime>

#include "channels/email/html_memory.hpp"

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

}  // namespace

class HtmlTree::Memory {
 public:
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
      static_cast<Memory*>(self)->memory_.give_back(memory);
    };
    options.userdata = this;
    options.max_errors = 0;
    return options;
  }

 private:
  void* allocate(std::size_t size) {
    note(size);
    void* piece = is_too_much() ? nullptr : memory_.take(size);
    if (!piece) std::longjmp(escape_, 1);
    return piece;
  }

  void note(std::size_t size) {
    ++allocations_;
    if (size == sizeof(GumboAttribute)) ++attributes_;
    if (size == sizeof(GumboNode)) attributes_ = 0;
  }

  bool is_too_much() const {
    return memory_.used() > kMaxMemory || memory_.node_count() > kMaxHtmlNodes ||
           memory_.deepest_node() > kMaxHtmlDepth || attributes_ > kMaxTagAttributes ||
           (allocations_ % kAllocationsPerLook == 0 && thread_time() - start_ > kMaxTime);
  }

  HtmlMemory memory_;
  std::size_t attributes_ = 0;  // since the last node
  int allocations_ = 0;
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
