// Looks at each element of a body and writes what may stay, in one walk over any HTML. is_sound()
// says whether parsers read back the tree that was written.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "body/body_address.h"
#include "body/clean_html.h"
#include "body/leftovers.h"
#include "body/reading_text.h"
#include "format/elements.h"
#include "format/html_walk.h"
#include "format/html_writer.h"
#include "format/nesting.h"

namespace feedgen {

/// What to do with an element that a parser would not read back where it stands.
enum class Misfits {
  kWrite,   ///< it is written, and is_sound() becomes false: to be read and cleaned again
  kUnwrap,  ///< what is inside stays, as far as it may stand there
};

class Cleaner : public HtmlVisitor {
 public:
  Cleaner(BodyAddress address, Misfits misfits) : address_(address), misfits_(misfits) {}

  Walk enter(const HtmlElement& element) override;
  void leave() override;
  void text(std::string_view text) override;
  void comment(std::string_view inside) override;

  /// Before the walk: about as many bytes will be written.
  void expect(std::size_t bytes) {
    writer_.reserve(bytes);
    reading_.reserve(std::min(bytes / 2, kMostCleanText));
  }

  /// Before the walk: pictures for dark pages are left out.
  void expect_light_pictures() { has_light_pictures_ = true; }

  /// After the walk, once.
  CleanHtml take();

  bool is_sound() const { return is_sound_; }

  /// Whether more was to be written than a body may have: links that are short in the source and
  /// long in full. What follows was left out then.
  bool is_full() const { return writer_.html().size() > kMostWritten; }

 private:
  static constexpr std::size_t kMostWritten = 32U * 1024 * 1024;

  struct Written {
    std::string_view name;
    std::string value;
  };
  using Attributes = std::vector<Written>;

  // An element of the source that is open.
  struct Open {
    const Element* element = nullptr;  // null: unwrapped
    bool is_noscript = false;
    bool is_note = false;  // of footnotes, or a diagram: no summary shows it
    std::string link;      // of an <a>
    bool is_heading = false;
    bool is_link = false;
    bool is_listing = false;
    bool is_row = false;       // of a table that is unwrapped in a listing
    bool is_rendered = false;  // a formula whose source may come behind it
    Doubt doubt = Doubt::kNone;
    HtmlWriter::Mark begin{};  // where it begins, if that is asked for
    std::size_t text_begin = 0;
  };

  // A formula that a script has rendered, with its source behind it.
  struct Rendered {
    std::size_t depth = 0;  // of what holds it
    HtmlWriter::Mark begin{};
    std::size_t text_begin = 0;
    std::size_t end = 0;  // 0: there is none
  };

  bool is_left_out(const HtmlElement& source);
  LeftoverPlace place() const;
  void note(const HtmlElement& source, Open& open);
  void settle(const Open& open);
  bool enter_formula(const HtmlElement& source, Walk& walk);
  void write_formula();
  void cut(const HtmlWriter::Mark& begin, std::size_t text_begin);
  bool is_twin(const HtmlElement& source);
  bool may_stand(const Element& element);
  bool is_code(const Element& element) const;

  Walk enter_any(const HtmlElement& source, const Element* element, bool is_behind_lazy);
  void close(const Open& open);
  Walk enter_kept(const HtmlElement& source, const Element& element);
  void write_picture(const HtmlElement& image);
  void write_frame(const HtmlElement& frame);
  void write_checkbox(const HtmlElement& input);
  void write_link(const std::string& address, std::string_view words);
  void write_text(std::string_view text);
  void write_tag(const Element& element, const Attributes& attributes);

  Attributes attributes_of(const HtmlElement& source, const Element& element);
  void add_common(const HtmlElement& source, const Element& element, Attributes& attributes);
  std::string address_in(const HtmlElement& source, const Element& element,
                         std::string_view attribute);

  BodyAddress address_;
  Misfits misfits_;
  HtmlWriter writer_;
  Nesting nesting_;
  ReadingText reading_;
  std::vector<Open> open_;
  std::unordered_set<std::string> ids_;
  std::string picture_;
  std::string picture_text_;
  std::size_t code_ = 0;      // how many <pre> and <code> are open
  std::size_t noscript_ = 0;  // likewise
  std::size_t heading_ = 0;   // likewise
  std::size_t links_ = 0;     // likewise
  std::size_t listing_ = 0;   // likewise

  std::optional<FormulaMarks> formula_;  // of the script that is open
  std::string formula_text_;
  Rendered rendered_;

  // The same picture stands in an <img> that waits for a script and in a <noscript> near it.
  std::unordered_set<std::string> shown_;
  std::unordered_set<std::string> shown_without_script_;
  bool is_behind_lazy_ = false;
  bool has_formula_twin_ = false;

  // Where the last link ended, and the line break behind it.
  std::string last_link_;
  std::size_t last_link_end_ = 0;
  std::size_t last_break_end_ = 0;

  bool has_light_pictures_ = false;
  bool is_sound_ = true;
};

}  // namespace feedgen
