#include "body/shortcodes/liquid_filters.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "body/shortcodes/liquid_filter.h"
#include "format/markdown.h"
#include "text/unicode.h"
#include "text/url.h"
#include "time/read_date.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

using Kind = LiquidValue::Kind;
using Form = LiquidValue::Form;
using liquid::Call;
using liquid::starts_of;

LiquidValue split(const Call& call) {
  const std::optional<std::string> text = call.text();
  const std::optional<std::string> mark = call.text_at(0);
  if (!text || !mark || mark->empty()) return {};
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; (at = text->find(*mark, begin)) != std::string::npos;) {
    parts.push_back(text->substr(begin, at - begin));
    begin = at + mark->size();
    if (parts.size() == kMostItems) return {};
  }
  parts.push_back(text->substr(begin));
  while (!parts.empty() && parts.back().empty()) parts.pop_back();
  return list_value(parts);
}

std::optional<std::string> joined(const LiquidValue& list, std::string_view mark,
                                  std::string_view last_mark) {
  if (list.kind != Kind::kList) return plain_text_of_value(list);
  std::string text;
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const std::optional<std::string> item = plain_text_of_value(list.items[i]);
    if (!item || text.size() + item->size() > kLongestValue) return std::nullopt;
    if (i > 0) text += i + 1 == list.items.size() ? last_mark : mark;
    text += *item;
  }
  return text;
}

LiquidValue join(const Call& call) {
  const std::string mark = call.arguments.empty() ? " " : call.text_at(0).value_or(" ");
  const std::optional<std::string> text = joined(call.value, mark, mark);
  return text ? text_value(*text) : LiquidValue();
}

LiquidValue sentence(const Call& call) {
  const std::string word = call.arguments.empty() ? "and" : call.text_at(0).value_or("and");
  const bool has_two = call.value.items.size() == 2;
  const std::optional<std::string> text =
      joined(call.value, ", ", (has_two ? " " : ", ") + word + ' ');
  return text ? text_value(*text) : LiquidValue();
}

// first, last, size.
LiquidValue part(const Call& call) {
  if (call.value.kind == Kind::kText && call.name == "size") {
    return number_value(static_cast<double>(starts_of(call.value.text).size() - 1));
  }
  return call.value.kind == Kind::kList ? member_of_value(call.value, call.name) : LiquidValue();
}

LiquidValue reverse(const Call& call) {
  LiquidValue list = call.value;
  if (list.kind != Kind::kList) return {};
  std::reverse(list.items.begin(), list.items.end());
  return list;
}

std::optional<double> number_of(const LiquidValue& value) {
  if (value.kind == Kind::kNumber) return value.number;
  if (value.kind != Kind::kText) return std::nullopt;
  const LiquidValue read = value_of(scalar_node(value.text));
  return read.kind == Kind::kNumber ? std::optional(read.number) : std::nullopt;
}

LiquidValue calculate(const Call& call) {
  const std::optional<double> number = number_of(call.value);
  if (!number) return {};
  if (call.name == "abs") return number_value(std::fabs(*number));
  if (call.name == "ceil") return number_value(std::ceil(*number));
  if (call.name == "floor" || call.name == "int") return number_value(std::floor(*number));
  const std::optional<double> other =
      call.arguments.empty() ? std::nullopt : number_of(call.arguments[0]);
  if (call.name == "round") {
    const double scale = std::pow(10, std::clamp(other.value_or(0), 0.0, 9.0));
    return number_value(std::round(*number * scale) / scale);
  }
  if (!other) return {};
  if (call.name == "plus") return number_value(*number + *other);
  if (call.name == "minus") return number_value(*number - *other);
  if (call.name == "times") return number_value(*number * *other);
  if (*other == 0) return {};
  const bool are_whole = *number == std::floor(*number) && *other == std::floor(*other);
  if (call.name == "divided_by") {
    return number_value(are_whole ? std::floor(*number / *other) : *number / *other);
  }
  return number_value(*number - *other * std::floor(*number / *other));  // modulo
}

LiquidValue date(const Call& call) {
  const Zone& zone = call.scope.context().settings.timezone;
  std::optional<Instant> instant = call.value.time;
  if (!instant) {
    const std::optional<std::string> text = call.text();
    if (!text || text->empty()) return {};
    const Result<DateReading> read = read_date(*text, zone);
    if (!read) return {};
    instant = read->instant;
  }
  std::string format;
  if (call.name == "date_to_string") {
    format = "%d %b %Y";
  } else if (call.name == "date_to_long_string") {
    format = "%d %B %Y";
  } else if (call.name == "date_to_xmlschema") {
    format = "%Y-%m-%dT%H:%M:%S%:z";
  } else if (call.name == "date_to_rfc822") {
    format = "%a, %d %b %Y %H:%M:%S %z";
  } else {
    format = call.text_at(0).value_or("");
  }
  if (format.empty()) return {};
  const std::optional<std::string> text = format_time(*instant, zone, format);
  return text ? text_value(*text) : LiquidValue();
}

LiquidValue slugify(const Call& call) {
  return change_text(call, [](const std::string& text) {
    std::string slug;
    for (const char c : lower_case(text)) {
      const bool is_kept = is_ascii_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80;
      if (is_kept) {
        slug += c;
      } else if (!slug.empty() && slug.back() != '-') {
        slug += '-';
      }
    }
    while (slug.ends_with('-')) slug.pop_back();
    return slug;
  });
}

LiquidValue markdownify(const Call& call) {
  const std::optional<std::string> text = call.text();
  const Result<std::string> html =
      text ? markdown_to_html(*text, call.scope.context().settings.markdown)
           : Result<std::string>(fail("no text"));
  if (!html) return {};
  return text_value(trim(*html), Form::kMarkup);
}

LiquidValue strip_index(const Call& call) {
  return change_text(call, [](std::string text) {
    for (const std::string_view end : {"/index.html", "/index.htm"}) {
      if (text.ends_with(end)) text.resize(text.size() - end.size() + 1);
    }
    return text;
  });
}

// relative_url, absolute_url.
LiquidValue site_url(const Call& call) {
  const std::optional<std::string> text = call.text();
  if (!text) return {};
  if (is_web_url(*text)) return text_value(*text, Form::kAddress);
  const Settings& settings = call.scope.context().settings;
  const std::string base = base_path_of(settings);
  const std::string path = text->starts_with('/') ? *text : '/' + *text;
  const bool has_base = !base.empty() && (path == base || path.starts_with(base + '/'));
  return text_value((call.name == "absolute_url" ? origin_of_site(settings) : std::string()) +
                        (has_base && call.value.form == Form::kAddress ? std::string() : base) +
                        path,
                    Form::kAddress);
}

struct Row {
  std::string_view name;
  liquid::Filter* filter;
};

// Sorted.
constexpr std::array<Row, 65> kFilters{{
    {"abs", calculate},
    {"absolute_url", site_url},
    {"append", liquid::join_texts},
    {"array_to_sentence_string", sentence},
    {"capitalize", liquid::capitalize},
    {"ceil", calculate},
    {"cgi_escape", liquid::escape_address},
    {"date", date},
    {"date_to_long_string", date},
    {"date_to_rfc822", date},
    {"date_to_string", date},
    {"date_to_xmlschema", date},
    {"default", liquid::otherwise},
    {"divided_by", calculate},
    {"downcase", liquid::lower},
    {"escape", liquid::escape},
    {"escape_once", liquid::same},
    {"first", part},
    {"floor", calculate},
    {"int", calculate},
    {"join", join},
    {"last", part},
    {"lower", liquid::lower},
    {"lstrip", liquid::strip},
    {"markdownify", markdownify},
    {"minus", calculate},
    {"modulo", calculate},
    {"newline_to_br", liquid::newline_to_br},
    {"normalize_whitespace", liquid::normalize_whitespace},
    {"number_of_words", liquid::count_words},
    {"plus", calculate},
    {"prepend", liquid::join_texts},
    {"relative_url", site_url},
    {"remove", liquid::replace},
    {"remove_first", liquid::replace},
    {"remove_last", liquid::replace},
    {"replace", liquid::replace},
    {"replace_first", liquid::replace},
    {"replace_last", liquid::replace},
    {"reverse", reverse},
    {"round", calculate},
    {"rstrip", liquid::strip},
    {"safe", liquid::same},
    {"size", part},
    {"slice", liquid::slice},
    {"slugify", slugify},
    {"smartify", liquid::same},
    {"split", split},
    {"strip", liquid::strip},
    {"strip_html", liquid::strip_html},
    {"strip_index", strip_index},
    {"strip_newlines", liquid::strip_newlines},
    {"striptags", liquid::strip_html},
    {"times", calculate},
    {"title", liquid::title_case},
    {"trim", liquid::strip},
    {"truncate", liquid::truncate},
    {"truncatewords", liquid::truncate_words},
    {"upcase", liquid::upper},
    {"upper", liquid::upper},
    {"uri_escape", liquid::escape_address},
    {"url_decode", liquid::url_decode},
    {"url_encode", liquid::escape_address},
    {"urlencode", liquid::escape_address},
    {"xml_escape", liquid::escape},
}};

}  // namespace

LiquidValue apply_filter(std::string_view name, LiquidValue value,
                         const std::vector<LiquidValue>& arguments, const LiquidScope& scope) {
  const auto* row = find_sorted(kFilters, name, &Row::name);
  if (row == nullptr || value.is_unknown()) return {};
  return row->filter({name, std::move(value), arguments, scope});
}

}  // namespace feedgen
