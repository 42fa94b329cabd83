#include "body/shortcodes/liquid_filters.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "body/shortcodes/liquid_date.h"
#include "format/html.h"
#include "format/markdown.h"
#include "text/ascii.h"
#include "text/percent.h"
#include "text/unicode.h"
#include "text/url.h"
#include "text/utf8.h"
#include "text/xml_text.h"
#include "time/read_date.h"

namespace feedgen {
namespace {

using Kind = LiquidValue::Kind;
using Form = LiquidValue::Form;
using Arguments = std::vector<LiquidValue>;

constexpr auto kNowhere = std::string_view::npos;

struct Call {
  std::string_view name;
  LiquidValue value;
  const Arguments& arguments;
  const LiquidScope& scope;

  std::optional<std::string> text() const { return plain_text_of_value(value); }
  std::optional<std::string> text_at(std::size_t i) const {
    return i < arguments.size() ? plain_text_of_value(arguments[i]) : std::nullopt;
  }
  std::optional<double> number_at(std::size_t i) const {
    if (i >= arguments.size() || arguments[i].kind != Kind::kNumber) return std::nullopt;
    return arguments[i].number;
  }
};

using Filter = LiquidValue (*)(const Call& call);

template <class Change>
LiquidValue change_text(const Call& call, Change change) {
  const std::optional<std::string> text = call.text();
  return text ? text_value(change(*text), call.value.form) : LiquidValue();
}

LiquidValue same(const Call& call) { return call.value; }

LiquidValue upper(const Call& call) {
  return change_text(call, [](const std::string& text) { return upper_case(text); });
}
LiquidValue lower(const Call& call) {
  return change_text(call, [](const std::string& text) { return lower_case(text); });
}
LiquidValue capitalize(const Call& call) {
  return change_text(call, [](const std::string& text) {
    std::size_t first = 0;
    if (!text.empty()) next_code_point(text, first);
    return upper_case(text.substr(0, first)) + lower_case(text.substr(first));
  });
}
LiquidValue title_case(const Call& call) {
  return change_text(call, [](std::string text) {
    bool begins = true;
    for (char& c : text) {
      if (begins && is_ascii_lower_letter(c)) c = static_cast<char>(c - 'a' + 'A');
      begins = c == ' ' || c == '-';
    }
    return text;
  });
}
LiquidValue strip(const Call& call) {
  return change_text(call, [&](const std::string& text) {
    const std::size_t begin = call.name == "rstrip" ? 0 : text.find_first_not_of(" \t\r\n");
    const std::size_t last =
        call.name == "lstrip" ? text.size() - 1 : text.find_last_not_of(" \t\r\n");
    if (begin >= text.size() || last >= text.size()) return std::string();
    return text.substr(begin, last - begin + 1);
  });
}
LiquidValue strip_html(const Call& call) {
  return change_text(call, [](const std::string& text) { return read_html_facts(text).text; });
}
LiquidValue strip_newlines(const Call& call) {
  return change_text(call, [](std::string text) {
    std::erase_if(text, [](char c) { return c == '\n' || c == '\r'; });
    return text;
  });
}
LiquidValue newline_to_br(const Call& call) {
  return change_text(call, [](const std::string& text) {
    std::string out;
    for (const char c : text) out += c == '\n' ? "<br />\n" : std::string(1, c);
    return out;
  });
}
LiquidValue normalize_whitespace(const Call& call) {
  return change_text(call, [](const std::string& text) { return collapse_space(text); });
}
LiquidValue escape(const Call& call) {
  const std::optional<std::string> text = call.text();
  if (!text || call.value.form == Form::kAddress) return call.value;
  return text_value(escape_html(*text), Form::kMarkup);
}
LiquidValue escape_address(const Call& call) {
  return change_text(call, [&](const std::string& text) {
    if (call.name == "uri_escape") return encode_url(text);
    std::string out = encode_segment(text);
    if (call.name != "url_encode" && call.name != "cgi_escape") return out;
    for (std::size_t at = 0; (at = out.find("%20", at)) != std::string::npos; ++at) {
      out.replace(at, 3, "+");
    }
    return out;
  });
}
LiquidValue url_decode(const Call& call) {
  return change_text(call, [](std::string text) {
    std::replace(text.begin(), text.end(), '+', ' ');
    return repair_utf8(percent_decode(text));
  });
}

// append, prepend.
LiquidValue join_texts(const Call& call) {
  const std::optional<std::string> text = call.text();
  const std::optional<std::string> other = call.text_at(0);
  if (!text || !other) return {};
  const bool is_address =
      call.value.form == Form::kAddress || call.arguments[0].form == Form::kAddress;
  return text_value(call.name == "append" ? *text + *other : *other + *text,
                    is_address ? Form::kAddress : call.value.form);
}

// replace, replace_first, replace_last, remove, remove_first, remove_last.
LiquidValue replace(const Call& call) {
  const std::optional<std::string> wanted = call.text_at(0);
  const bool removes = call.name.starts_with("remove");
  const std::optional<std::string> other =
      removes || call.arguments.size() < 2 ? std::string() : call.text_at(1);
  if (!wanted || !other || wanted->empty()) return {};
  return change_text(call, [&](std::string text) {
    if (call.name.ends_with("_last")) {
      const std::size_t at = text.rfind(*wanted);
      if (at != std::string::npos) text.replace(at, wanted->size(), *other);
      return text;
    }
    std::string out;
    std::size_t copied = 0;
    for (std::size_t at = 0; (at = text.find(*wanted, copied)) != std::string::npos;) {
      out.append(text, copied, at - copied);
      out += *other;
      copied = at + wanted->size();
      if (call.name.ends_with("_first") || out.size() > kLongestValue) break;
    }
    return out.append(text, copied);
  });
}

LiquidValue otherwise(const Call& call) {
  const std::optional<bool> is_true = truth_of(call.value);
  if (!is_true || call.arguments.empty()) return {};
  const bool is_empty = call.value.kind == Kind::kText && call.value.text.empty() &&
                        !call.value.time;
  return *is_true && !is_empty ? call.value : call.arguments[0];
}

// The code points of a text, as offsets, with its end.
std::vector<std::size_t> starts_of(std::string_view text) {
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < text.size();) {
    starts.push_back(at);
    next_code_point(text, at);
  }
  starts.push_back(text.size());
  return starts;
}

LiquidValue slice(const Call& call) {
  const std::optional<double> from = call.number_at(0);
  const double most = call.arguments.size() > 1 ? call.number_at(1).value_or(-1) : 1;
  if (!from || most < 0) return {};
  return change_text(call, [&](const std::string& text) {
    const std::vector<std::size_t> starts = starts_of(text);
    const double size = static_cast<double>(starts.size() - 1);
    const double begin = *from < 0 ? size + *from : *from;
    if (begin < 0 || begin > size) return std::string();
    const double end = std::min(size, begin + most);
    const std::size_t first = starts[static_cast<std::size_t>(begin)];
    return text.substr(first, starts[static_cast<std::size_t>(end)] - first);
  });
}

LiquidValue truncate(const Call& call) {
  const double most = call.arguments.empty() ? 50 : call.number_at(0).value_or(-1);
  const std::string tail = call.arguments.size() > 1 ? call.text_at(1).value_or("") : "...";
  if (most < 0) return {};
  return change_text(call, [&](const std::string& text) {
    const std::vector<std::size_t> starts = starts_of(text);
    const double size = static_cast<double>(starts.size() - 1);
    if (size <= most) return text;
    const double kept = std::max(0.0, most - static_cast<double>(starts_of(tail).size() - 1));
    return text.substr(0, starts[static_cast<std::size_t>(kept)]) + tail;
  });
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::string_view word = take_word(text, " \t\r\n"); !word.empty();
       word = take_word(text, " \t\r\n")) {
    words.emplace_back(word);
  }
  return words;
}

LiquidValue truncate_words(const Call& call) {
  const double most = call.arguments.empty() ? 15 : call.number_at(0).value_or(-1);
  const std::string tail = call.arguments.size() > 1 ? call.text_at(1).value_or("") : "...";
  if (most < 0) return {};
  return change_text(call, [&](const std::string& text) {
    const std::vector<std::string> words = words_of(text);
    if (static_cast<double>(words.size()) <= most) return text;
    std::string out;
    for (std::size_t i = 0; i < static_cast<std::size_t>(std::max(most, 1.0)); ++i) {
      out += (i == 0 ? "" : " ") + words[i];
    }
    return out + tail;
  });
}

LiquidValue count_words(const Call& call) {
  const std::optional<std::string> text = call.text();
  return text ? number_value(static_cast<double>(words_of(*text).size())) : LiquidValue();
}

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
  Node node;
  node.kind = Node::Kind::kScalar;
  node.text = value.text;
  const LiquidValue read = value_of(node);
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
  Filter filter;
};

// Sorted.
constexpr std::array<Row, 65> kFilters{{
    {"abs", calculate},
    {"absolute_url", site_url},
    {"append", join_texts},
    {"array_to_sentence_string", sentence},
    {"capitalize", capitalize},
    {"ceil", calculate},
    {"cgi_escape", escape_address},
    {"date", date},
    {"date_to_long_string", date},
    {"date_to_rfc822", date},
    {"date_to_string", date},
    {"date_to_xmlschema", date},
    {"default", otherwise},
    {"divided_by", calculate},
    {"downcase", lower},
    {"escape", escape},
    {"escape_once", same},
    {"first", part},
    {"floor", calculate},
    {"int", calculate},
    {"join", join},
    {"last", part},
    {"lower", lower},
    {"lstrip", strip},
    {"markdownify", markdownify},
    {"minus", calculate},
    {"modulo", calculate},
    {"newline_to_br", newline_to_br},
    {"normalize_whitespace", normalize_whitespace},
    {"number_of_words", count_words},
    {"plus", calculate},
    {"prepend", join_texts},
    {"relative_url", site_url},
    {"remove", replace},
    {"remove_first", replace},
    {"remove_last", replace},
    {"replace", replace},
    {"replace_first", replace},
    {"replace_last", replace},
    {"reverse", reverse},
    {"round", calculate},
    {"rstrip", strip},
    {"safe", same},
    {"size", part},
    {"slice", slice},
    {"slugify", slugify},
    {"smartify", same},
    {"split", split},
    {"strip", strip},
    {"strip_html", strip_html},
    {"strip_index", strip_index},
    {"strip_newlines", strip_newlines},
    {"striptags", strip_html},
    {"times", calculate},
    {"title", title_case},
    {"trim", strip},
    {"truncate", truncate},
    {"truncatewords", truncate_words},
    {"upcase", upper},
    {"upper", upper},
    {"uri_escape", escape_address},
    {"url_decode", url_decode},
    {"url_encode", escape_address},
    {"urlencode", escape_address},
    {"xml_escape", escape},
}};

}  // namespace

LiquidValue apply_filter(std::string_view name, LiquidValue value,
                         const std::vector<LiquidValue>& arguments, const LiquidScope& scope) {
  const auto* row = std::lower_bound(kFilters.begin(), kFilters.end(), name,
                                     [](const Row& a, std::string_view b) { return a.name < b; });
  if (row == kFilters.end() || row->name != name) return {};
  if (value.is_unknown()) return {};
  return row->filter({name, std::move(value), arguments, scope});
}

}  // namespace feedgen
