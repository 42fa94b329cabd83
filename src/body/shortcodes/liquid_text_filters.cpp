#include <algorithm>

#include "body/shortcodes/liquid_filter.h"
#include "format/html.h"
#include "text/ascii.h"
#include "text/percent.h"
#include "text/unicode.h"
#include "text/url.h"
#include "text/utf8.h"
#include "text/xml_text.h"

namespace feedgen::liquid {
namespace {

using Form = LiquidValue::Form;
using Kind = LiquidValue::Kind;

}  // namespace

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
  const bool is_empty =
      call.value.kind == Kind::kText && call.value.text.empty() && !call.value.time;
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

}  // namespace feedgen::liquid
