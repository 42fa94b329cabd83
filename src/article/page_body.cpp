#include <algorithm>

#include "article/page_outline.h"
#include "text/ascii.h"

namespace feedgen {
namespace {

constexpr unsigned kAnyBody = PageMark::kPlatformBody | PageMark::kBody;

// Chooses the article's element.
class BodyChoice {
 public:
  explicit BodyChoice(PageOutline& outline) : outline_(outline), elements_(outline.elements) {}

  void choose() {
    for (std::size_t i = 1; i < elements_.size(); ++i) {
      if (elements_[i].is("body")) {
        page_ = i;
        break;
      }
    }
    mark_outside();
    outline_.is_list = is_list();
    outline_.body = best();
  }

 private:
  // What stands in a part that is not of the article can't be it.
  void mark_outside() {
    is_outside_.assign(elements_.size(), false);
    for (std::size_t i = 1; i < elements_.size(); ++i) {
      is_outside_[i] = is_outside_[elements_[i].parent] || is_outside_article(elements_[i]);
    }
  }

  template <class Fits>
  std::vector<std::size_t> outermost(const Fits& fits) const {
    std::vector<std::size_t> found;
    for (std::size_t i = 1; i < elements_.size(); ++i) {
      if (is_outside_[i] || !fits(elements_[i])) continue;
      if (found.empty() || elements_[i].begin >= elements_[found.back()].end) found.push_back(i);
    }
    return found;
  }

  std::size_t sum_of(const std::vector<std::size_t>& some) const {
    std::size_t sum = 0;
    for (const std::size_t i : some) sum += elements_[i].words;
    return sum;
  }

  std::size_t longest(const std::vector<std::size_t>& some) const {
    return *std::max_element(some.begin(), some.end(), [&](std::size_t a, std::size_t b) {
      return elements_[a].words < elements_[b].words;
    });
  }

  // The home page of a blog, a page of a category.
  bool is_list() const {
    const auto articles = outermost([](const PageElement& e) { return e.is("article"); });
    if (articles.size() < 5) return false;
    return elements_[longest(articles)].words * 2 < sum_of(articles);
  }

  bool is_enough(std::size_t i) const {
    constexpr std::size_t kArticle = 600;
    const PageElement& element = elements_[i];
    if (element.words == 0 && !element.has_picture) return false;
    return element.words >= kArticle || element.words * 4 >= elements_[page_].words;
  }

  template <class Fits>
  std::size_t choose_of(const Fits& fits) const {
    const std::vector<std::size_t> found = outermost(fits);
    if (found.empty()) return 0;
    const std::size_t best = longest(found);
    const bool is_main = found.size() == 1 || elements_[best].words * 10 >= sum_of(found) * 6;
    return is_main && is_enough(best) ? best : 0;
  }

  std::size_t best() const {
    const auto marked = [](unsigned mark) {
      return [mark](const PageElement& e) { return (e.marks & mark) != 0; };
    };
    const auto platform = outermost(marked(PageMark::kPlatformBody));
    if (!platform.empty() && is_enough(platform.front())) return platform.front();
    if (const std::size_t i = choose_of(marked(PageMark::kBody)); i != 0) return i;
    for (const std::string_view name : {"article", "main"}) {
      const auto fits = [name](const PageElement& e) { return e.is(name); };
      if (const std::size_t i = choose_of(fits); i != 0) return inner_body(i);
    }
    if (const std::size_t i = choose_of(marked(PageMark::kContent)); i != 0) return i;
    return densest();
  }

  // The article or the main part may hold the text in an element of its own.
  std::size_t inner_body(std::size_t outer) const {
    for (std::size_t i = outer + 1;
         i < elements_.size() && elements_[i].begin < elements_[outer].end; ++i) {
      const PageElement& element = elements_[i];
      const bool is_body = (element.marks & (kAnyBody | PageMark::kContent)) != 0;
      if (is_body && !is_outside_[i] && element.words * 10 >= elements_[outer].words * 8) return i;
    }
    return outer;
  }

  // Without any mark: from the page inwards as long as one element holds nearly all of the text,
  // or most of it and links around it.
  std::size_t densest() const {
    std::size_t at = page_;
    for (std::size_t i = page_ + 1; i < elements_.size() && elements_[i].begin < elements_[at].end;
         ++i) {
      const PageElement& inner = elements_[i];
      const PageElement& outer = elements_[at];
      if (is_outside_[i] || !is_block(inner) || inner.words == 0) continue;
      const std::size_t lost = outer.words - std::min(inner.words, outer.words);
      const std::size_t lost_links =
          outer.link_words - std::min(inner.link_words, outer.link_words);
      if (lost * 10 <= outer.words * 3 && lost_links > lost) at = i;
    }
    return at;
  }

  static bool is_block(const PageElement& element) {
    return holds_word(" article center div form main section table tbody td tr ",
                      element.element->name);
  }

  PageOutline& outline_;
  const std::vector<PageElement>& elements_;
  std::vector<bool> is_outside_;
  std::size_t page_ = 0;
};

void append_lines_of(std::string_view part, std::string& html) {
  html.append(static_cast<std::size_t>(std::count(part.begin(), part.end(), '\n')), '\n');
}

bool is_title_of(const PageElement& element, std::string_view html, std::string_view title) {
  const bool is_heading =
      element.is("h1") || element.is("h2") || (element.marks & PageMark::kTitle) != 0;
  // Of headings that were never closed each holds all others: no title has so much markup.
  constexpr std::size_t kMostMarkup = std::size_t{16} << 10U;
  return is_heading && html.size() <= kMostMarkup &&
         element.words + element.link_words <= 3 * title.size() + 8 && text_of_part(html) == title;
}

}  // namespace

void choose_body(PageOutline& outline) { BodyChoice(outline).choose(); }

std::string article_of_page(const PageOutline& outline, std::string_view title,
                            unsigned& first_line) {
  const std::string_view page = outline.page;
  const PageElement& body = outline.elements[outline.body];
  const std::string_view before = page.substr(0, body.inside);
  first_line += static_cast<unsigned>(std::count(before.begin(), before.end(), '\n'));
  std::string html;
  std::size_t at = body.inside;
  bool has_title = false;
  for (std::size_t i = outline.body + 1; i < outline.elements.size(); ++i) {
    const PageElement& element = outline.elements[i];
    if (element.begin >= body.inside_end) break;
    if (element.begin < at) continue;
    const std::string_view inside =
        page.substr(element.inside, element.inside_end - element.inside);
    const bool is_title = !has_title && is_title_of(element, inside, title);
    has_title = has_title || is_title;
    // Better a page with its navigation than an entry without text.
    const bool is_all_outside = body.words + body.link_words == 0;
    const bool keeps_picture = element.is("header") && element.has_picture;
    const bool goes = is_outside_article(element) && !keeps_picture && !is_all_outside;
    if (!is_title && !goes) continue;
    html += page.substr(at, element.begin - at);
    at = std::min(element.end, body.inside_end);
    append_lines_of(page.substr(element.begin, at - element.begin), html);
  }
  return html.append(page.substr(at, body.inside_end - at));
}

}  // namespace feedgen
