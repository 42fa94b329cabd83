// clean_html() makes of any text HTML that holds nothing dangerous, that is read back as the tree
// that it was written from, and that cleaning again does not change.
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "body/clean_html.h"
#include "format/html_walk.h"
#include "format/html_writer.h"
#include "text/utf8.h"
#include "text/xml_text.h"

namespace {

using namespace feedgen;

[[noreturn]] void fail_with(std::string_view what, std::string_view html) {
  std::fprintf(stderr, "%.*s: %.*s\n", static_cast<int>(what.size()), what.data(),
               static_cast<int>(html.size()), html.data());
  std::abort();
}

// On purpose not the cleaner's own tables, but what must never be there.
constexpr std::array<std::string_view, 36> kForbidden{
    "annotation-xml", "applet",    "base",       "button",
    "desc",           "dialog",    "embed",      "font",
    "foreignobject",  "form",      "frame",      "frameset",
    "head",           "html",      "image",      "input",
    "link",           "listing",   "malignmark", "mglyph",
    "meta",           "noembed",   "noscript",   "object",
    "option",         "plaintext", "script",     "select",
    "slot",           "style",     "svg",        "template",
    "textarea",       "title",     "use",        "xmp"};

bool begins_with_scheme(std::string_view address) {
  for (const std::string_view scheme : {"http://",
                                        "https://",
                                        "mailto:",
                                        "tel:",
                                        "ftp:",
                                        "geo:",
                                        "irc:",
                                        "ircs:",
                                        "magnet:",
                                        "matrix:",
                                        "news:",
                                        "sip:",
                                        "sms:",
                                        "xmpp:",
                                        "data:image/png;",
                                        "data:image/gif;",
                                        "data:image/jpeg;",
                                        "data:image/jpg;",
                                        "data:image/webp;",
                                        "data:image/avif;"}) {
    if (address.starts_with(scheme)) return true;
  }
  return false;
}

// Looks for what may not be there, and writes what is there, tag by tag.
class Judge : public HtmlVisitor {
 public:
  explicit Judge(std::string_view html) : html_(html) {}

  Walk enter(const HtmlElement& element) override {
    for (const std::string_view name : kForbidden) {
      if (element.name == name) fail_with(name, html_);
    }
    if (element.space == HtmlSpace::kSvg) fail_with("SVG", html_);
    writer_.open(element.name);
    for (const auto& [name, value] : element.attributes) {
      judge_attribute(name, value);
      writer_.attribute(name, value);
    }
    writer_.end_tag();
    constexpr std::string_view kVoid = " br col hr img source track wbr ";
    if (kVoid.find(" " + std::string(element.name) + " ") != std::string_view::npos) {
      return Walk::kPast;
    }
    open_.emplace_back(element.name);
    if (open_.size() > 130) fail_with("too deep", html_);
    return Walk::kInside;
  }

  void leave() override {
    writer_.close(open_.back());
    open_.pop_back();
  }

  void text(std::string_view text) override { writer_.text(text); }
  void comment(std::string_view) override { fail_with("comment", html_); }

  const std::string& written() const { return writer_.html(); }

 private:
  void judge_attribute(std::string_view name, std::string_view value) const {
    if (name.starts_with("on") || name.starts_with("data-") || name.find(':') != name.npos) {
      fail_with(name, html_);
    }
    const bool is_address = name == "href" || name == "src" || name == "poster" || name == "cite";
    if (is_address && !begins_with_scheme(value)) fail_with(value, html_);
    if (name == "style" && value.find_first_of("\\/'\"@*<>") != value.npos) fail_with(value, html_);
  }

  std::string_view html_;
  HtmlWriter writer_;
  std::vector<std::string> open_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  Settings settings;
  if ((data[0] & 1U) != 0) settings.base_url = "https://site.example/blog/";
  const std::string_view url = settings.base_url.empty() ? "" : "https://site.example/blog/post/";
  const std::string text =
      to_xml_text(repair_utf8({reinterpret_cast<const char*>(data) + 1, size - 1}));

  const Result<CleanHtml> clean = clean_html(text, {url, settings});
  if (!clean) return 0;
  for (const std::string& part : {clean->html, clean->text, clean->picture}) {
    if (!is_utf8(part) || !is_xml_text(part)) fail_with("illegal text", part);
  }
  Judge judge(clean->html);
  if (!walk_html(clean->html, judge)) fail_with("not read again", clean->html);
  if (judge.written() != clean->html) fail_with("read as another tree", clean->html);
  const Result<CleanHtml> again = clean_html(clean->html, {url, settings});
  if (!again) fail_with("not cleaned again", clean->html);
  if (again->html != clean->html) fail_with("changed by cleaning again", again->html);
  return 0;
}
