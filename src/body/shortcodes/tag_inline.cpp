// Tags that are a word or a link in a line of text.
#include <algorithm>

#include "body/shortcodes/tag_fields.h"
#include "body/shortcodes/tag_translation.h"
#include "text/ascii.h"
#include "text/percent.h"
#include "text/unicode.h"
#include "text/url.h"
#include "text/xml_text.h"

namespace feedgen {
namespace {

using Fields = std::vector<std::string>;

std::string element(std::string_view name, std::string_view html) {
  const std::string text(name);
  return '<' + text + '>' + std::string(html) + "</" + text + '>';
}

std::string address_link(const std::string& address, const std::string& html) {
  return "<a href=\"" + safe_address(address) + "\">" +
         (html.empty() ? escape_html(address) : html) + "</a>";
}

// Of a theme's button or link: the field that is an address, and the one that is its text, which
// stands before the address, or behind it if the address comes first.
struct LinkFields {
  std::string address;
  std::string text;
};

LinkFields read_link(const Fields& fields) {
  const auto is_link = [](const std::string& field) {
    return is_address_field(field) && !is_picture_address(field);
  };
  auto address = std::find_if(fields.begin(), fields.end(), is_link);
  if (address == fields.end())
    address = std::find_if(fields.begin(), fields.end(), is_address_field);
  const auto is_text = [](const std::string& field) {
    return !field.empty() && !is_all_style(field) && !is_address_field(field);
  };
  LinkFields link;
  if (address != fields.end()) link.address = *address;
  const bool is_behind = address == fields.begin() || address == fields.end();
  if (is_behind) {
    const auto text = std::find_if(fields.begin(), fields.end(), is_text);
    if (text != fields.end()) link.text = *text;
    return link;
  }
  for (auto each = address; each != fields.begin();) {
    --each;
    if (!is_text(*each)) continue;
    link.text = *each;
    break;
  }
  if (link.text.empty()) {
    const auto text = std::find_if(address, fields.end(), is_text);
    if (text != fields.end()) link.text = *text;
  }
  return link;
}

std::optional<TagTranslation> shown_link(const LinkFields& link) {
  if (link.address.empty()) {
    return link.text.empty() ? std::nullopt : std::optional(as_inline(html_words(link.text)));
  }
  return as_inline(address_link(link.address, html_words(link.text)));
}

// `text words address more words`, with options between.
LinkFields read_spaced_link(std::string_view joined) {
  LinkFields link;
  std::string before;
  std::string behind;
  const TagArguments arguments = parse_tag_arguments(without_options(joined));
  for (const std::string& word : arguments.words) {
    if (link.address.empty() && is_address_field(word)) {
      link.address = word;
    } else if (!is_icon(word)) {
      std::string& text = link.address.empty() ? before : behind;
      text += (text.empty() ? "" : " ") + word;
    }
  }
  link.text = before.empty() ? behind : before;
  return link;
}

// The words that name what a shortcode shows.
std::string named_text(const TagArguments& arguments) {
  return arguments.value({"text", "content", "title", "name", "label"});
}

std::string text_or_words(const TagArguments& arguments) {
  const std::string named = named_text(arguments);
  return named.empty() ? without_options(joined_words(arguments.text)) : named;
}

std::string named_address(const TagArguments& arguments) {
  return arguments.value({"href", "url", "link", "relref", "src"});
}

}  // namespace

std::optional<TagTranslation> show_element(const TagUse& use) {
  const std::string text = text_or_words(use.arguments);
  if (text.empty()) return std::nullopt;
  return as_inline(element(use.detail, html_words(text)));
}

std::optional<TagTranslation> show_words(const TagUse& use) {
  const std::string text = text_or_words(use.arguments);
  if (text.empty()) return std::nullopt;
  return as_inline(html_words(text));
}

// `{{ katex(body="x^2") }}`.
std::optional<TagTranslation> show_formula(const TagUse& use) {
  const std::string body = use.arguments.value("body");
  if (body.empty()) return std::nullopt;
  return as_inline(formula_of(body));
}

// "class@text", or "text [class]".
std::optional<TagTranslation> show_label(const TagUse& use) {
  const std::string joined = joined_words(use.arguments.text);
  const std::size_t at = joined.find('@');
  const bool has_class =
      at != kNowhere && trim(std::string_view(joined).substr(0, at)).find(' ') == kNowhere;
  const std::string text =
      has_class ? std::string(trim(joined.substr(at + 1))) : use.arguments.word(0);
  if (text.empty()) return std::nullopt;
  return as_inline(element("mark", html_words(text)));
}

// "text [color:red]"; a hashtag's address may follow.
std::optional<TagTranslation> show_mark(const TagUse& use) {
  const LinkFields link = read_spaced_link(joined_words(use.arguments.text));
  if (!link.address.empty()) return shown_link(link);
  if (link.text.empty()) return std::nullopt;
  return as_inline(element(use.detail, html_words(link.text)));
}

// "class, text".
std::optional<TagTranslation> show_span(const TagUse& use) {
  const Fields fields = split_fields(joined_words(use.arguments.text));
  std::string text;
  for (std::size_t i = fields.size() > 1 ? 1 : 0; i < fields.size(); ++i) {
    text += (text.empty() ? "" : ", ") + fields[i];
  }
  if (text.empty()) return std::nullopt;
  if (use.detail == "p") return as_block(element("p", html_words(text)));
  return as_inline(html_words(text));
}

std::optional<TagTranslation> show_button(const TagUse& use) {
  const std::string joined = joined_words(use.arguments.text);
  const std::string address = named_address(use.arguments);
  if (!address.empty()) return shown_link({address, named_text(use.arguments)});
  const Fields fields = split_fields(joined);
  return shown_link(fields.size() > 1 ? read_link(fields) : read_spaced_link(joined));
}

// Fluid: "text, checked"; Volantis: "class, text"; Stellar: "checked:true text".
std::optional<TagTranslation> show_checkbox(const TagUse& use) {
  const std::string joined = joined_words(use.arguments.text);
  bool is_checked = option(joined, "checked") == "true";
  const auto see = [&](std::string_view field) {
    if (field == "true" || (" " + std::string(field) + ' ').find(" checked ") != kNowhere) {
      is_checked = true;
    }
  };
  std::string text;
  const Fields fields = split_fields(joined);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const bool is_switch = fields[i] == "true" || fields[i] == "false";
    const std::string words = without_options(fields[i]);
    if (is_switch || (fields.size() > 1 && is_all_style(fields[i]))) {
      // Fluid's third and fourth fields are about other things.
      if (i < 2) see(fields[i]);
    } else if (!words.empty() && fields.size() == 1 && is_all_style(words)) {
      see(words);
    } else if (!words.empty()) {
      text += (text.empty() ? "" : ", ") + words;
    }
  }
  const std::string box = is_checked ? "\xE2\x98\x91" : "\xE2\x98\x90";  // ☑ ☐
  return as_inline(text.empty() ? box : box + ' ' + markdown_words(text, use.context));
}

// "text, name of a button, colour …": what a click on the page shows.
std::optional<TagTranslation> show_first_field(const TagUse& use) {
  const Fields fields = split_fields(joined_words(use.arguments.text));
  if (fields.front().empty()) return std::nullopt;
  return as_inline(html_words(fields.front()));
}

std::optional<TagTranslation> show_copy(const TagUse& use) {
  const std::string text = without_options(joined_words(use.arguments.text));
  if (text.empty()) return std::nullopt;
  return as_inline(element("code", escape_html(text)));
}

// "text|reading", "text | reading", or both as words.
std::optional<TagTranslation> show_ruby(const TagUse& use) {
  const std::string joined = joined_words(use.arguments.text);
  const std::size_t bar = joined.find('|');
  const std::string text =
      bar == kNowhere ? use.arguments.word(0) : std::string(trim(joined.substr(0, bar)));
  const std::string reading =
      bar == kNowhere ? use.arguments.word(1) : std::string(trim(joined.substr(bar + 1)));
  if (text.empty()) return std::nullopt;
  if (reading.empty()) return as_inline(html_words(text));
  return as_inline(element("ruby", html_words(text) + element("rp", "(") +
                                       element("rt", html_words(reading)) + element("rp", ")")));
}

std::optional<TagTranslation> show_quot(const TagUse& use) {
  const std::string joined = joined_words(use.arguments.text);
  const std::string heading = option(joined, "el");
  const std::string text = without_options(joined);
  if (text.empty()) return std::nullopt;
  const bool is_heading =
      heading.size() == 2 && heading[0] == 'h' && heading[1] >= '2' && heading[1] <= '6';
  return as_block(element(is_heading ? heading : "p", html_words(text)));
}

// Themes: "title, address [, picture]", "title, name of the site, address", or, with spaces, first
// the address. All else is Hexo's and Jekyll's own.
std::optional<TagTranslation> show_link(const TagUse& use) {
  const std::string joined = joined_words(use.arguments.text);
  const Fields fields = split_fields(joined);
  if (fields.size() > 1) {
    LinkFields link = read_link(fields);
    if (!link.address.empty()) {
      if (fields.size() > 2 && is_address_field(fields[2]) && !is_address_field(fields[1]) &&
          !fields[1].empty()) {
        link = {fields[2], fields[0] + " (" + fields[1] + ')'};
      }
      return shown_link(link);
    }
  }
  if (use.arguments.words.size() > 1 && is_web_url(use.arguments.word(0))) {
    return shown_link(read_spaced_link(joined));
  }
  return translate_link(use);
}

// LoveIt: address, text, title.
std::optional<TagTranslation> show_short_link(const TagUse& use) {
  const std::string named = named_address(use.arguments);
  const std::string address = named.empty() ? use.arguments.word(0) : named;
  if (address.empty()) return std::nullopt;
  const std::string text = named_text(use.arguments);
  return shown_link({address, text.empty() ? use.arguments.word(1) : text});
}

// A name that a service knows, as "user/repository", with options behind.
std::optional<TagTranslation> show_service(const TagUse& use) {
  std::string name = named_address(use.arguments);
  if (name.empty()) name = use.arguments.value({"repo", "id", "user"});
  if (name.empty()) name = split_fields(use.arguments.word(0)).front();
  name = name.substr(0, name.find('@'));
  if (name.empty()) return std::nullopt;
  if (is_web_url(name)) return as_inline(link_to(name, named_text(use.arguments)));
  return as_inline(link_to(std::string(use.detail) + encode_path(name), name));
}

// "title, url=…, screenshot=…, description=…".
std::optional<TagTranslation> show_site(const TagUse& use) {
  LinkFields link;
  std::string description;
  for (const std::string& field : split_fields(joined_words(use.arguments.text))) {
    const std::size_t equals = field.find('=');
    const std::string key(trim(field.substr(0, equals)));
    const std::string value(equals == kNowhere ? "" : trim(field.substr(equals + 1)));
    if (key == "url" || key == "link") {
      link.address = value;
    } else if (key == "description" || key == "descr") {
      description = value;
    } else if (equals == kNowhere && link.text.empty()) {
      link.text = field;
    }
  }
  std::optional<TagTranslation> shown = shown_link(link);
  if (shown && !description.empty()) shown->text += ": " + html_words(description);
  return shown;
}

// Words of which the first address is the link's, and all texts are shown with it.
std::optional<TagTranslation> show_card(const TagUse& use) {
  LinkFields link;
  const std::string named = named_address(use.arguments);
  link.address = named;
  for (const std::string& word : use.arguments.words) {
    if (is_address_field(word)) {
      if (link.address.empty()) link.address = word;
    } else if (!is_style(word)) {
      link.text += (link.text.empty() ? "" : " ") + word;
    }
  }
  const std::string text = named_text(use.arguments);
  if (link.text.empty()) link.text = text;
  return shown_link(link);
}

// "key [text]".
std::optional<TagTranslation> show_icon(const TagUse& use) {
  if (use.arguments.text.find(',') != kNowhere) return as_inline({});
  return as_inline(html_words(use.arguments.rest(1)));
}

std::optional<TagTranslation> show_nothing(const TagUse&) { return as_text({}); }

std::optional<TagTranslation> show_lost(const TagUse&) {
  return TagTranslation{TagTranslation::Kind::kText, {}, {}, true};
}

TagPair around_element(const TagUse& use) {
  const std::string name(use.detail);
  return {'<' + name + '>', "</" + name + '>', true};
}

// The address stands before the inside, which is the link's text.
TagPair around_link(const TagUse& use) {
  const std::string named = named_address(use.arguments);
  const std::string address = named.empty() ? use.arguments.word(0) : named;
  if (address.empty()) return {{}, {}, true};
  return {"<a href=\"" + safe_address(address) + "\">", "</a>", true};
}

TagPair around_button(const TagUse& use) {
  std::string address = named_address(use.arguments);
  for (const std::string& word : use.arguments.words) {
    if (address.empty() && is_address_field(word)) address = word;
  }
  if (address.empty()) return {{}, {}, true};
  return {"<a href=\"" + safe_address(address) + "\">", "</a>", true};
}

}  // namespace feedgen
