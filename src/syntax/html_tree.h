// gumbo's tree of one piece of HTML. Part of the door to gumbo.
#pragma once

#include <csetjmp>
#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include <gumbo.h>

namespace feedgen {

/// Memory that is given back all at once: gumbo frees its trees recursively, which a deeply nested
/// document turns into a stack overflow.
class HtmlArena {
 public:
  explicit HtmlArena(std::size_t most) : left_(most) {}

  /// Null when more than `most` bytes are asked for in all.
  void* allocate(std::size_t size);

 private:
  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::byte* next_ = nullptr;
  std::size_t free_ = 0;
  std::size_t left_;
};

class HtmlTree {
 public:
  static constexpr std::size_t kUsualMemory = 64U * 1024 * 1024;

  /// A whole document, or, with a context, what stands inside of that element. A tree that would
  /// take more than `most_memory` bytes is given up.
  explicit HtmlTree(std::string_view html, GumboTag context = GUMBO_TAG_LAST,
                    std::size_t most_memory = kUsualMemory);
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;

  /// The root element; null for a tree that was given up. Lives as long as this object.
  const GumboNode* root() const { return root_; }

 private:
  static void* allocate(void* tree, std::size_t size);
  const GumboNode* parse(std::string_view html, GumboTag context);

  HtmlArena arena_;
  std::jmp_buf out_of_memory_;
  const GumboNode* root_ = nullptr;
};

}  // namespace feedgen
