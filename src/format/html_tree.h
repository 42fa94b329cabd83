// gumbo's tree of one piece of HTML. Part of the door to gumbo.
#pragma once

#include <csetjmp>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string_view>
#include <vector>

#include <gumbo.h>

namespace feedgen {

/// Memory that is given back all at once: gumbo frees its trees recursively, which a deeply nested
/// document turns into a stack overflow. It is zeroed, for gumbo (0.10.1) reads fields that it
/// never wrote: the quirks mode of a fragment, which decides whether a table ends a paragraph. Zero
/// is GUMBO_DOCTYPE_NO_QUIRKS.
class HtmlArena {
 public:
  explicit HtmlArena(std::size_t most) : left_(most) {}

  /// Zeroed memory, aligned for anything. Null when more than `most` bytes are asked for in all, or
  /// the system has none left.
  void* allocate(std::size_t size);

 private:
  struct Free {
    void operator()(std::byte* memory) const { std::free(memory); }
  };

  std::vector<std::unique_ptr<std::byte[], Free>> blocks_;
  std::byte* next_ = nullptr;
  std::size_t free_ = 0;
  std::size_t left_;
};

class HtmlTree {
 public:
  static constexpr std::size_t kUsualMemory = 64U * 1024 * 1024;

  /// A whole document, or, with a context, what stands inside of that element. A tree that would
  /// take more than `most_memory` bytes is given up.
  ///
  /// So is a tree that would take too much work. gumbo looks through its open elements for nearly
  /// each tag, and for each character behind an open `<b>`. The unfinished tree shows how many
  /// elements are open. The work is counted as allocations, of which each tag makes some, times
  /// open elements: it is the same for the same HTML. Each attribute is compared with those before
  /// it in its tag, and those of all `<html>` and `<body>` become those of one element.
  explicit HtmlTree(std::string_view html, GumboTag context = GUMBO_TAG_LAST,
                    std::size_t most_memory = kUsualMemory);
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;

  /// The root element; null for a tree that was given up. Lives as long as this object.
  const GumboNode* root() const { return root_; }

  /// True if the tree was given up because of its work, and not because of its memory.
  bool is_too_deep() const { return is_too_deep_; }

 private:
  static void* allocate(void* tree, std::size_t size);
  const GumboNode* parse(std::string_view html, GumboTag context);
  void count_work();
  void count_attribute();

  HtmlArena arena_;
  std::size_t html_size_;
  std::jmp_buf give_up_;
  const GumboOutput* output_ = nullptr;  // unfinished while gumbo is at work
  std::uint64_t work_ = 0;
  std::size_t depth_ = 0;            // when it was last looked at
  std::size_t allocations_ = 0;      // since then
  const GumboNode* last_ = nullptr;  // that was added when it was last looked at
  std::size_t attributes_ = 0;       // since something was added
  std::vector<const GumboNode*> paths_;
  bool is_too_deep_ = false;
  const GumboNode* root_ = nullptr;
};

}  // namespace feedgen
