#include "format/html_tree.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace feedgen {
namespace {

constexpr std::size_t kFirstBlock = 8U * 1024;
constexpr std::size_t kLastBlock = 1024U * 1024;

// Half a second or so of gumbo's. Ordinary articles stay below a thousandth of both.
constexpr std::uint64_t kMostWork = 350'000'000;
constexpr std::uint64_t kMostCharacterWork = 2'000'000'000;

// What comparing two attributes costs, beside a step over an open element; and how many may come
// between two looks, of many tags.
constexpr std::uint64_t kAttributeWork = 4;
constexpr std::size_t kFewAttributes = 256;

// Allocations between two looks at the tree, so that looking costs little; in deep trees more.
constexpr std::size_t kLeastInterval = 256;

// What was added last to the element; null if it is a text, or nothing was. What stands in a table
// and may not is put before that and left open: it is another path to the end.
const GumboNode* last_child(const GumboNode& node, std::vector<const GumboNode*>& other_paths) {
  const bool is_document = node.type == GUMBO_NODE_DOCUMENT;
  if (!is_document && node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_TEMPLATE) {
    return nullptr;
  }
  const GumboVector& children = is_document ? node.v.document.children : node.v.element.children;
  if (children.length == 0) return nullptr;
  const auto child = [&](unsigned i) { return static_cast<const GumboNode*>(children.data[i]); };
  const GumboNode* last = child(children.length - 1);
  if (last->type == GUMBO_NODE_ELEMENT && last->v.element.tag == GUMBO_TAG_TABLE &&
      children.length > 1) {
    other_paths.push_back(child(children.length - 2));
  }
  return last;
}

// Those that further tags of the same name are compared with.
std::size_t joined_attributes(const GumboNode& node) {
  if (node.type != GUMBO_NODE_ELEMENT) return 0;
  const GumboElement& element = node.v.element;
  const bool joins = element.tag == GUMBO_TAG_HTML || element.tag == GUMBO_TAG_BODY;
  return joins ? element.attributes.length : 0;
}

}  // namespace

void* HtmlArena::allocate(std::size_t size) {
  constexpr std::size_t kAlignment = alignof(std::max_align_t);
  if (size > left_) return nullptr;
  size = (std::max(size, std::size_t{1}) + kAlignment - 1) / kAlignment * kAlignment;
  if (size > free_) {
    // The shift is bounded too: a tree may take hundreds of blocks.
    const std::size_t doublings = std::min(blocks_.size(), std::size_t{7});
    const std::size_t block = std::max(size, std::min(kFirstBlock << doublings, kLastBlock));
    // What the system hands out is zeroed already, and calloc() does not write it again.
    blocks_.emplace_back(static_cast<std::byte*>(std::calloc(block, 1)));
    next_ = blocks_.back().get();
    if (next_ == nullptr) return nullptr;
    free_ = block;
  }
  left_ -= std::min(left_, size);
  free_ -= size;
  std::byte* memory = next_;
  next_ += size;
  return memory;
}

HtmlTree::HtmlTree(std::string_view html, GumboTag context, std::size_t most_memory)
    : arena_(most_memory), html_size_(html.size()), root_(parse(html, context)) {}

// gumbo does not check what its allocator returns, so running out of memory leaves it by a jump.
// All that it leaves behind is in the arena, and none of the frames jumped over is C++.
void* HtmlTree::allocate(void* tree, std::size_t size) {
  auto* self = static_cast<HtmlTree*>(tree);
  if (size == sizeof(GumboAttribute)) self->count_attribute();
  if (++self->allocations_ > std::max(kLeastInterval, self->depth_)) self->count_work();
  void* memory = self->is_too_deep_ ? nullptr : self->arena_.allocate(size);
  if (memory == nullptr) std::longjmp(self->give_up_, 1);
  // The first thing that gumbo asks memory for is what it returns in the end.
  if (self->output_ == nullptr) {
    assert(size == sizeof(GumboOutput));
    self->output_ = static_cast<const GumboOutput*>(memory);
  }
  return memory;
}

void HtmlTree::count_work() {
  paths_.assign(1, output_->document);
  depth_ = 0;
  const GumboNode* last = nullptr;
  while (!paths_.empty()) {
    const GumboNode* node = paths_.back();
    paths_.pop_back();
    while (node != nullptr) {
      depth_ += 1 + joined_attributes(*node);
      last = node;
      node = last_child(*node, paths_);
    }
  }
  if (std::exchange(last_, last) != last) attributes_ = 0;
  work_ += allocations_ * depth_;
  allocations_ = 0;
  is_too_deep_ = work_ > kMostWork || std::uint64_t{depth_} * html_size_ > kMostCharacterWork;
}

void HtmlTree::count_attribute() {
  if (++attributes_ > kFewAttributes) work_ += kAttributeWork * attributes_;
  if (work_ > kMostWork) is_too_deep_ = true;
}

const GumboNode* HtmlTree::parse(std::string_view html, GumboTag context) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = &HtmlTree::allocate;
  options.deallocator = [](void*, void*) {};
  options.userdata = this;
  options.max_errors = 0;
  options.fragment_context = context;
  if (setjmp(give_up_) != 0) return nullptr;
  const GumboOutput* output = gumbo_parse_with_options(&options, html.data(), html.size());
  assert(output == output_);
  return output->root;
}

}  // namespace feedgen
