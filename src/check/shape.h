// What an element may hold, as tables: which attributes and elements, how often, and what its text
// is. A document's format is a tree of these; check_shape() judges an element by one.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "check/checked_element.h"
#include "check/judge.h"

namespace feedgen {

/// A text that is judged: of an element, or of an attribute.
struct JudgedValue {
  std::string_view text;
  std::size_t offset = 0;             ///< where messages point to
  const CheckedElement& element;      ///< that it is the text, or an attribute, of
  const CheckedElement* parent;       ///< null for the document's own element
  const CheckedAttribute* attribute;  ///< null for the text of an element
};

/// Judges a value; what it finds it adds.
using JudgeValue = void (*)(const JudgedValue& value, FeedJudge& judge);

struct AttributeRow {
  std::string_view name;
  JudgeValue value = nullptr;  ///< null: any text
  /// The rule that a missing one breaks; empty: it may be missing.
  std::string_view required = {};
  Space space = Space::kNone;
};

struct Shape;

enum class Count { kAny, kAtMostOne };

struct ChildRow {
  Space space = Space::kNone;
  std::string_view name;
  const Shape* shape = nullptr;  ///< null: anything may be in it
  Count count = Count::kAny;
  /// The rule that a missing one breaks; empty: it may be missing.
  std::string_view required = {};
};

/// Groups of rows that several shapes share: elements of a namespace that may stand in a channel.
using ChildRows = std::span<const ChildRow>;

/// Rules that look at an element as a whole, with all its children.
using JudgeElement = void (*)(const CheckedElement& element, const CheckedElement* parent,
                              FeedJudge& judge);

struct Shape {
  JudgeValue value = nullptr;  ///< of its text; null with `has_text`: any text
  bool has_text = false;       ///< false: a text is a mistake
  std::span<const AttributeRow> attributes = {};
  std::span<const ChildRows> children = {};
  JudgeElement whole = nullptr;
  bool holds_anything = false;     ///< elements in it are judged by `whole` alone
  bool has_any_attribute = false;  ///< attributes without a prefix are judged by `whole` alone
};

/// Judges an element and all that is in it.
void check_shape(const CheckedElement& element, const CheckedElement* parent, const Shape& shape,
                 FeedJudge& judge);

/// The same without its children: these were judged as they came.
void check_attributes(const CheckedElement& element, const CheckedElement* parent,
                      const Shape& shape, FeedJudge& judge);
void check_missing(const CheckedElement& element, const Shape& shape, FeedJudge& judge);

/// Of any element, also of one that no table has: xml:base and xml:lang.
void check_xml_attributes(const CheckedElement& element, const CheckedElement* parent,
                          FeedJudge& judge);

/// Judges an element in which anything may stand, as far as its namespaces go.
void check_unjudged(const CheckedElement& element, FeedJudge& judge);

/// The row of a child; null if the shape has none for it.
const ChildRow* find_child_row(const Shape& shape, const CheckedElement& child);

/// Judges a child of an element whose shape has no row for it: an element that the format does not
/// know, or that stands in the wrong place.
void check_unknown_child(const CheckedElement& child, const CheckedElement& parent,
                         FeedJudge& judge);

}  // namespace feedgen
