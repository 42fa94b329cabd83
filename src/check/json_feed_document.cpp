// JSON Feed 1 and 1.1 (jsonfeed.org/version/1.1): tables of members.
#include <algorithm>
#include <functional>
#include <iterator>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "check/content.h"
#include "check/documents.h"
#include "check/feed_rules.h"
#include "check/values.h"
#include "format/json.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/hash.h"
#include "text/unicode.h"
#include "value/node.h"

namespace feedgen {
namespace {

// Offsets of lines and columns, in any order: the place of every 512th byte is kept.
class Offsets {
 public:
  explicit Offsets(std::string_view text) : text_(text) {
    constexpr std::size_t kStep = 512;
    Mark mark;
    for (std::size_t next = 0; mark.at < text_.size(); advance(mark)) {
      if (mark.at < next) continue;
      marks_.push_back(mark);
      next = mark.at + kStep;
    }
  }

  std::size_t of(unsigned line, unsigned column) const {
    const auto is_before = [&](const Mark& mark) {
      return mark.line < line || (mark.line == line && mark.column <= column);
    };
    const auto behind = std::partition_point(marks_.begin(), marks_.end(), is_before);
    Mark mark = behind == marks_.begin() ? Mark{} : *std::prev(behind);
    while (mark.at < text_.size() &&
           (mark.line < line || (mark.line == line && mark.column < column))) {
      advance(mark);
    }
    return mark.at;
  }

 private:
  struct Mark {
    std::size_t at = 0;
    unsigned line = 1;
    unsigned column = 1;
  };

  // To the next character.
  void advance(Mark& mark) const {
    const bool is_end = text_[mark.at] == '\n';
    do {
      ++mark.at;
    } while (mark.at < text_.size() &&
             (static_cast<unsigned char>(text_[mark.at]) & 0xC0U) == 0x80U);
    mark.line += is_end ? 1 : 0;
    mark.column = is_end ? 1 : mark.column + 1;
  }

  std::string_view text_;
  std::vector<Mark> marks_;
};

enum class Type { kText, kNumber, kSwitch, kList, kObject, kTexts };

struct MemberRow {
  std::string_view name;
  Type type = Type::kText;
  JudgeValue value = nullptr;
  std::string_view required = {};
};

constexpr MemberRow kFeed[] = {
    {"version"},
    {"title", Type::kText, plain_line, "json-title"},
    {"home_page_url", Type::kText, web_address},
    {"feed_url", Type::kText, web_address},
    {"description", Type::kText, plain_words},
    {"user_comment"},
    {"next_url", Type::kText, web_address},
    {"icon", Type::kText, web_address},
    {"favicon", Type::kText, web_address},
    {"authors", Type::kList},
    {"author", Type::kObject},
    {"language", Type::kText, language_name},
    {"expired", Type::kSwitch},
    {"hubs", Type::kList},
    {"items", Type::kList, nullptr, "json-items"},
};

constexpr MemberRow kItem[] = {
    {"id", Type::kText, some_text, "json-item-id"},
    {"url", Type::kText, full_address},
    {"external_url", Type::kText, full_address},
    {"title", Type::kText, plain_words},
    {"content_html", Type::kText, html_text},
    {"content_text"},
    {"summary", Type::kText, plain_words},
    {"image", Type::kText, web_address},
    {"banner_image", Type::kText, web_address},
    {"date_published", Type::kText, rfc3339_date},
    {"date_modified", Type::kText, rfc3339_date},
    {"authors", Type::kList},
    {"author", Type::kObject},
    {"tags", Type::kTexts},
    {"language", Type::kText, language_name},
    {"attachments", Type::kList},
};

constexpr MemberRow kAuthor[] = {
    {"name"}, {"url", Type::kText, full_address}, {"avatar", Type::kText, web_address}};
constexpr MemberRow kHub[] = {{"type", Type::kText, nullptr, "json-required"},
                              {"url", Type::kText, web_address, "json-required"}};
constexpr MemberRow kAttachment[] = {
    {"url", Type::kText, web_address, "json-required"},
    {"mime_type", Type::kText, media_type, "json-required"},
    {"title"},
    {"size_in_bytes", Type::kNumber},
    {"duration_in_seconds", Type::kNumber},
};

bool is_text(const Node& node) { return node.is_scalar() && node.style == Node::Style::kQuoted; }

bool is_number(const Node& node) {
  return node.is_scalar() && !is_text(node) && !node.text.empty() &&
         (is_ascii_digit(node.text.front()) || node.text.front() == '-');
}

bool is_switch(const Node& node) {
  return node.is_scalar() && !is_text(node) && (node.text == "true" || node.text == "false");
}

bool has_type(const Node& node, Type type) {
  switch (type) {
    case Type::kText: return is_text(node);
    case Type::kNumber: return is_number(node);
    case Type::kSwitch: return is_switch(node);
    case Type::kList: return node.is_list();
    case Type::kObject: return node.is_map();
    case Type::kTexts: return node.is_list() && all_of(node.items, is_text);
  }
  return false;
}

constexpr std::string_view word_for(Type type) {
  switch (type) {
    case Type::kText: return "a string";
    case Type::kNumber: return "a number";
    case Type::kSwitch: return "true or false";
    case Type::kList: return "a list";
    case Type::kObject: return "an object";
    case Type::kTexts: break;
  }
  return "a list of strings";
}

class JsonReader {
 public:
  explicit JsonReader(FeedJudge& judge) : judge_(judge), offsets_(judge.text()) {}

  void check(const Node& feed) {
    if (!feed.is_map()) {
      judge_.add("no-feed", 0, "the document is JSON, but no object");
      return;
    }
    judge_version(feed);
    check_object(feed, kFeed, "the feed");
    check_list(feed, "authors", [&](const Node& one) { check_author(one); });
    check_list(feed, "hubs", [&](const Node& one) { check_object(one, kHub, "a hub"); });
    check_list(feed, "items", [&](const Node& one) { check_item(one); });
    judge_addresses(feed);
    if (judge_.request().outline != OutlineExtent::kNothing) outline(feed);
  }

 private:
  template <class Placed>
  std::size_t offset_of(const Placed& placed) {
    return offsets_.of(placed.line, placed.column);
  }

  void judge_version(const Node& feed) {
    const Node::Member* version = find_member(feed, "version");
    const std::string text = version == nullptr ? std::string{} : version->value.text;
    judge_.version = text;
    judge_.kind = FeedKind::kJsonFeed;
    if (text == "https://jsonfeed.org/version/1" || text == "https://jsonfeed.org/version/1.1") {
      return;
    }
    judge_.add("json-version", version == nullptr ? 0 : offset_of(version->value),
               version == nullptr ? std::string("the feed has no version")
                                  : fmt::format("the version is {}", in_quotes(text)));
  }

  void judge_addresses(const Node& feed) {
    const Node::Member* own = find_member(feed, "feed_url");
    const Node::Member* next = find_member(feed, "next_url");
    if (own == nullptr || find_member(feed, "home_page_url") == nullptr) {
      judge_.add("json-feed-url", 0,
                 fmt::format("the feed has no {}", own == nullptr ? "feed_url" : "home_page_url"));
    }
    if (own != nullptr && next != nullptr && own->value.text == next->value.text) {
      judge_.add("json-next-url", offset_of(next->value), "next_url is feed_url");
    }
  }

  void check_item(const Node& item) {
    check_object(item, kItem, "an item");
    if (!item.is_map()) return;
    ++judge_.facts.entries;
    if (find_member(item, "content_html") == nullptr &&
        find_member(item, "content_text") == nullptr) {
      judge_.add("json-content", offset_of(item),
                 "the item has neither content_html nor content_text");
    }
    if (const Node::Member* id = find_member(item, "id");
        id != nullptr && !id->value.text.empty()) {
      if (!judge_.facts.ids.insert(hash64(id->value.text)).second) {
        judge_.add("json-duplicate-id", offset_of(id->value),
                   fmt::format("the id {} is there more than once", in_quotes(id->value.text)));
      }
    }
    check_list(item, "authors", [&](const Node& one) { check_author(one); });
    check_list(item, "attachments",
               [&](const Node& one) { check_object(one, kAttachment, "an attachment"); });
  }

  void outline(const Node& feed) {
    FeedOutline& outline = judge_.outline;
    outline.self = text_of(feed, "feed_url");
    outline.home = text_of(feed, "home_page_url");
    outline.title = title_of_text(text_of(feed, "title"));
    check_list(feed, "items", [&](const Node& one) { outline_item(one, outline); });
    for (std::size_t i = 0; i < outline.entries.size(); ++i) {
      const bool is_last = i + 1 == outline.entries.size();
      outline.entries[i].end = is_last ? judge_.text().size() : outline.entries[i + 1].begin;
    }
  }

  void outline_item(const Node& item, FeedOutline& outline) {
    OutlinedEntry entry;
    entry.begin = offset_of(item);
    entry.id = text_of(item, "id");
    entry.link = text_of(item, "url");
    entry.title = title_of_text(text_of(item, "title"));
    entry.published = instant_of_rfc3339(text_of(item, "date_published"));
    entry.updated = instant_of_rfc3339(text_of(item, "date_modified"));
    for (const std::string_view name : {"title", "summary", "content_html", "content_text"}) {
      const Node::Member* const member = find_member(item, name);
      if (member != nullptr) entry.text = entry.text * 31 + hash64(member->value.text);
    }
    outline.add(std::move(entry));
  }

  static std::string text_of(const Node& object, std::string_view name) {
    const Node::Member* const member = find_member(object, name);
    if (member == nullptr || !member->value.is_scalar()) return {};
    return cut_for_outline(member->value.text);
  }

  void check_author(const Node& author) {
    check_object(author, kAuthor, "an author");
    if (author.is_map() && author.members.empty()) {
      judge_.add("json-author-empty", offset_of(author), "an author is empty");
    }
  }

  void check_list(const Node& parent, std::string_view name,
                  const std::function<void(const Node&)>& check) {
    const Node::Member* list = find_member(parent, name);
    if (list == nullptr || !list->value.is_list()) return;
    for (const Node& one : list->value.items) check(one);
  }

  void check_object(const Node& object, std::span<const MemberRow> rows, std::string_view what) {
    if (!object.is_map()) {
      judge_.add("json-member-type", offset_of(object), fmt::format("{} is no object", what));
      return;
    }
    std::set<std::string_view> seen;
    for (const Node::Member& member : object.members) {
      if (!seen.insert(member.key).second) {
        judge_.add("json-repeated-member", offset_of(member),
                   fmt::format("{} stands twice in {}", in_quotes(member.key), what));
        continue;
      }
      check_member(member, rows, what);
    }
    for (const MemberRow& row : rows) {
      if (row.required.empty() || seen.contains(row.name)) continue;
      judge_.add(row.required, offset_of(object), fmt::format("{} has no {}", what, row.name));
    }
  }

  void check_member(const Node::Member& member, std::span<const MemberRow> rows,
                    std::string_view what) {
    const MemberRow* row =
        find_if(rows, [&](const MemberRow& one) { return one.name == member.key; });
    if (row == nullptr) {
      if (!member.key.starts_with('_')) {
        judge_.add("json-unknown-member", offset_of(member),
                   fmt::format("{} has the member {}", what, in_quotes(member.key)));
      }
      return;
    }
    if (row->name == "author" && judge_.version != "https://jsonfeed.org/version/1") {
      judge_.add("json-author", offset_of(member), fmt::format("{} has \"author\"", what));
    }
    const Node& value = member.value;
    if (row->name == "id" && is_number(value)) {
      judge_.add("json-id-number", offset_of(value),
                 fmt::format("the id is the number {}", value.text));
    } else if (!has_type(value, row->type)) {
      judge_.add(
          "json-member-type", offset_of(value),
          fmt::format("{} of {} is not {}", in_quotes(member.key), what, word_for(row->type)));
    } else if (row->value != nullptr) {
      CheckedElement element;
      element.space = Space::kJson;
      element.name = member.key;
      element.has_cdata = true;  // what looks like a reference was escaped once only
      element.offset = offset_of(value);
      row->value({trim(value.text), element.offset + 1, element, nullptr, nullptr}, judge_);
    }
  }

  FeedJudge& judge_;
  Offsets offsets_;
};

}  // namespace

void check_json(FeedJudge& judge) {
  constexpr SyntaxLimits kLimits{20'000'000, 200, 256 * 1024};
  const Result<Node> feed = read_json(judge.text(), kLimits);
  if (!feed) {
    const Message& message = feed.error().message;
    Offsets offsets(judge.text());
    judge.add("json-syntax", offsets.of(message.place.line, message.place.column),
              fmt::format("JSON: {}", message.problem), message.remedy);
    return;
  }
  JsonReader(judge).check(*feed);
}

}  // namespace feedgen
