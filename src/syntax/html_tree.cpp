#include "syntax/html_tree.h"

#include <algorithm>

namespace feedgen {
namespace {

constexpr std::size_t kFirstBlock = 8U * 1024;
constexpr std::size_t kLastBlock = 1024U * 1024;

}  // namespace

void* HtmlArena::allocate(std::size_t size) {
  constexpr std::size_t kAlignment = alignof(std::max_align_t);
  if (size > left_) return nullptr;
  size = (std::max(size, std::size_t{1}) + kAlignment - 1) / kAlignment * kAlignment;
  if (size > free_) {
    // The shift is bounded too: a tree may take hundreds of blocks.
    const std::size_t doublings = std::min(blocks_.size(), std::size_t{7});
    const std::size_t block = std::max(size, std::min(kFirstBlock << doublings, kLastBlock));
    blocks_.emplace_back(new std::byte[block]);
    next_ = blocks_.back().get();
    free_ = block;
  }
  left_ -= std::min(left_, size);
  free_ -= size;
  std::byte* memory = next_;
  next_ += size;
  return memory;
}

HtmlTree::HtmlTree(std::string_view html, GumboTag context, std::size_t most_memory)
    : arena_(most_memory), root_(parse(html, context)) {}

// gumbo does not check what its allocator returns, so running out of memory leaves it by a jump.
// All that it leaves behind is in the arena, and none of the frames jumped over is C++.
void* HtmlTree::allocate(void* tree, std::size_t size) {
  auto* self = static_cast<HtmlTree*>(tree);
  void* memory = self->arena_.allocate(size);
  if (memory == nullptr) std::longjmp(self->out_of_memory_, 1);
  return memory;
}

const GumboNode* HtmlTree::parse(std::string_view html, GumboTag context) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = &HtmlTree::allocate;
  options.deallocator = [](void*, void*) {};
  options.userdata = this;
  options.max_errors = 0;
  options.fragment_context = context;
  if (setjmp(out_of_memory_) != 0) return nullptr;
  return gumbo_parse_with_options(&options, html.data(), html.size())->root;
}

}  // namespace feedgen
