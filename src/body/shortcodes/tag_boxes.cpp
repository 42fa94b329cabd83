// Tags around a text: boxes, parts that fold, tabs, quotations. In a feed all is unfolded or a
// `<details>`, a box is a quotation, and each title stands above its text.
#include <algorithm>

#include "body/shortcodes/tag_fields.h"
#include "body/shortcodes/tag_translation.h"
#include "text/ascii.h"
#include "text/unicode.h"
#include "text/url.h"

namespace feedgen {
namespace {

std::string title_of(std::string_view html) {
  return html.empty() ? std::string() : "<p><strong>" + std::string(html) + "</strong></p>";
}

TagPair box(std::string_view title) { return {"<blockquote>" + title_of(title), "</blockquote>"}; }

TagPair details(std::string_view summary) {
  return {"<details>" + (summary.empty() ? "" : "<summary>" + std::string(summary) + "</summary>"),
          "</details>"};
}

std::string named_title(const TagArguments& arguments) {
  return arguments.value(
      {"title", "summary", "header", "name", "label", "heading", "caption", "text"});
}

std::string title_or_words(const TagArguments& arguments) {
  const std::string named = named_title(arguments);
  return named.empty() ? without_options(joined_words(arguments.text)) : named;
}

// Behind the first comma or "::"; with neither, all that is no look.
std::string behind_class(std::string_view joined) {
  const bool has_colons = joined.find("::") != kNowhere;
  const std::size_t mark = has_colons ? joined.find("::") : joined.find(',');
  if (mark == kNowhere) return without_styles(without_options(joined));
  return std::string(trim(joined.substr(mark + (has_colons ? 2 : 1))));
}

std::string first_upper(std::string text) {
  if (!text.empty() && is_ascii_lower_letter(text[0])) text[0] = static_cast<char>(text[0] - 32);
  return text;
}

// "— author, source" below a quotation.
TagPair cited(std::string_view author, std::string_view source, std::string_view address) {
  std::string footer;
  if (!author.empty()) footer += "<strong>" + html_words(author) + "</strong>";
  if (!address.empty()) {
    footer += (footer.empty() ? "<cite>" : " <cite>") + link_to(address, source) + "</cite>";
  } else if (!source.empty()) {
    footer += (footer.empty() ? "<cite>" : " <cite>") + html_words(source) + "</cite>";
  }
  return {"<blockquote>",
          (footer.empty() ? footer : "<footer>" + footer + "</footer>") + "</blockquote>"};
}

// Takes the word "key:value" out of the words.
std::string take_value(std::string_view key, std::string& joined) {
  const std::size_t at = joined.find(key);
  if (at == kNowhere || (at > 0 && joined[at - 1] != ' ')) return {};
  const std::size_t end = std::min(joined.find(' ', at), joined.size());
  const std::string value = joined.substr(at + key.size(), end - at - key.size());
  joined.erase(at, end - at);
  return value;
}

}  // namespace

// Volantis: "class, text"; Stellar: "[color:…] [title] text", where quotes keep a title together.
std::optional<TagTranslation> show_box(const TagUse& use) {
  const std::string joined = joined_words(use.arguments.text);
  std::string title;
  std::string text = behind_class(joined);
  const bool has_title = joined.find(',') == kNowhere && use.arguments.words.size() > 1 &&
                         use.arguments.text.find_first_of("\"'") != kNowhere;
  if (has_title) {
    std::size_t first = 0;
    while (first < use.arguments.words.size() && is_style(use.arguments.words[first])) ++first;
    if (first + 1 < use.arguments.words.size()) {
      title = use.arguments.word(first);
      text = use.arguments.rest(first + 1);
    }
  }
  if (text.empty()) return std::nullopt;
  return as_block("<blockquote>" + title_of(markdown_words(title, use.context)) + "<p>" +
                  markdown_words(text, use.context) + "</p></blockquote>");
}

// A title that stands for itself, as that of a part of a timeline without an end.
std::optional<TagTranslation> show_bar(const TagUse& use) {
  const std::string text = title_or_words(use.arguments);
  if (text.empty()) return as_text({});
  return as_block(title_of(markdown_words(text, use.context)));
}

// "info flat Title": looks first.
TagPair around_note(const TagUse& use) {
  const std::string named = named_title(use.arguments);
  if (!named.empty()) return box(markdown_words(named, use.context));
  std::string title = without_styles(without_options(joined_words(use.arguments.text)));
  if (title.starts_with(',')) title.erase(0, 1);
  return box(markdown_words(title, use.context));
}

TagPair around_comma_box(const TagUse& use) {
  const std::string named = named_title(use.arguments);
  return box(markdown_words(named.empty() ? behind_class(joined_words(use.arguments.text)) : named,
                            use.context));
}

// Hugo: the type first, then the title, or both by name.
TagPair around_named_box(const TagUse& use) {
  const std::string named = named_title(use.arguments);
  return box(markdown_words(named.empty() ? use.arguments.word(1) : named, use.context));
}

// LoveIt and its kin write the type where there is no title.
TagPair around_admonition(const TagUse& use) {
  const TagArguments& arguments = use.arguments;
  std::string title = named_title(arguments);
  if (title.empty()) title = arguments.word(1);
  std::string type = arguments.value("type");
  if (type.empty()) type = arguments.word(0);
  if (title.empty()) title = first_upper(type.empty() ? "note" : type);
  return box(markdown_words(title, use.context));
}

// "[look ,] title", "[color:…] [open:true] title", `summary="title"`.
TagPair around_details(const TagUse& use) {
  const std::string named = named_title(use.arguments);
  if (!named.empty()) return details(markdown_words(named, use.context));
  std::string joined = joined_words(use.arguments.text);
  const std::size_t mark = joined.find(joined.find("::") != kNowhere ? "::" : ",");
  if (mark != kNowhere && is_all_style(trim(std::string_view(joined).substr(0, mark)))) {
    joined = behind_class(joined);
  }
  return details(markdown_words(without_styles(without_options(joined)), use.context));
}

// "look @title".
TagPair around_fold(const TagUse& use) {
  const std::string joined = joined_words(use.arguments.text);
  const std::size_t at = joined.find('@');
  const std::string title = at == kNowhere ? without_styles(joined) : joined.substr(at + 1);
  return details(markdown_words(title, use.context));
}

// "title, background, colour".
TagPair around_toggle(const TagUse& use) {
  return details(
      markdown_words(split_fields(joined_words(use.arguments.text)).front(), use.context));
}

TagPair around_named_details(const TagUse& use) {
  std::string title = named_title(use.arguments);
  if (title.empty()) title = use.arguments.word(0);
  return details(markdown_words(title, use.context));
}

// One of several texts that a page shows one at a time.
TagPair around_tab(const TagUse& use) {
  std::string title = named_title(use.arguments);
  if (title.empty()) title = use.arguments.value("lang");
  if (title.empty()) title = use.arguments.word(use.detail == "last" ? 1 : 0);
  if (title.empty()) title = use.arguments.word(0);
  return {title_of(markdown_words(title, use.context)), {}};
}

// All words are the title.
TagPair around_title(const TagUse& use) {
  std::string title = title_or_words(use.arguments);
  const std::size_t comma = title.rfind(',');
  if (comma != kNowhere && is_all_style(trim(std::string_view(title).substr(comma + 1)))) {
    title.resize(comma);
  }
  return {title_of(markdown_words(title, use.context)), {}};
}

// The words are a name in the page, from which parts without a title have theirs.
TagPair around_marks(const TagUse& use) {
  if (use.detail == "title") return around_title(use);
  return {};
}

TagPair around_named_quote(const TagUse& use) {
  return cited(use.arguments.value("author"), use.arguments.value("source"),
               use.arguments.value("url"));
}

// Hexo's own: "author, source address title".
TagPair around_quote(const TagUse& use) {
  const TagArguments& arguments = use.arguments;
  if (!arguments.named.empty()) return around_named_quote(use);
  std::string words;
  std::string address;
  std::string title;
  for (std::size_t i = 0; i < arguments.words.size(); ++i) {
    if (is_web_url(arguments.words[i])) {
      address = arguments.words[i];
      title = arguments.rest(i + 1);
      break;
    }
    words += (words.empty() ? "" : " ") + arguments.words[i];
  }
  // Where the address has words of its own, those before it are no link's.
  const std::size_t comma = words.find(", ");
  const std::string source = comma == kNowhere ? std::string() : words.substr(comma + 2);
  if (comma == kNowhere || (!title.empty() && title != source)) return cited(words, title, address);
  return cited(words.substr(0, comma), source, address);
}

TagPair around_pullquote(const TagUse&) {
  return {"<blockquote class=\"pullquote\">", "</blockquote>"};
}

// Poems: "title, author" or "title author:… footer:…"; the lines of the inside are lines.
TagPair around_poem(const TagUse& use) {
  std::string joined = without_options(joined_words(use.arguments.text));
  std::string author = take_value("author:", joined);
  const std::string footer = take_value("footer:", joined);
  const std::vector<std::string> fields = split_fields(joined);
  if (author.empty() && fields.size() > 1) author = fields[1];
  TagPair pair = cited(author, footer, {});
  pair.open += title_of(markdown_words(fields[0], use.context));
  return pair;
}

// Stellar: "[title] [author:…] [footer:…]"; others: nothing.
TagPair around_cited(const TagUse& use) {
  std::string joined = joined_words(use.arguments.text);
  const std::string author = take_value("author:", joined);
  return cited(author, take_value("footer:", joined), {});
}

// Named texts stand before the inside.
TagPair around_inside(const TagUse& use) {
  std::string before;
  for (const std::string_view key : {"title", "header", "subheader", "badge", "heading"}) {
    const std::string value = use.arguments.value(key);
    if (!value.empty())
      before += (before.empty() ? "" : " · ") + markdown_words(value, use.context);
  }
  return {title_of(before), {}};
}

TagPair title_of_unknown(const TagUse& use) {
  std::string title = named_title(use.arguments);
  if (title.empty() && use.arguments.words.size() == 1 &&
      use.arguments.text.find_first_of("\"'") != kNowhere && !is_style(use.arguments.word(0)) &&
      !is_address_field(use.arguments.word(0))) {
    title = use.arguments.word(0);
  }
  return {title_of(markdown_words(title, use.context)), {}};
}

}  // namespace feedgen
