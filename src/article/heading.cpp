#include "article/heading.h"

#include <algorithm>

#include "config/person.h"
#include "format/html.h"
#include "format/markdown.h"
#include "format/markup_scan.h"
#include "format/node_values.h"
#include "format/secret_parts.h"
#include "sites/permalink.h"
#include "text/ascii.h"
#include "text/path_parts.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

std::string title_of_body(std::string_view path, std::string_view body) {
  const std::optional<WithoutSecrets> open = without_secret_parts(body);
  if (open) body = open->text;
  // A heading that comes later than this heads no article.
  constexpr std::size_t kBeginning = 16 * 1024;
  std::size_t end = std::min(body.size(), kBeginning);
  while (end < body.size() && (static_cast<unsigned char>(body[end]) & 0xC0U) == 0x80U) --end;
  body = body.substr(0, end);
  const std::string lower = ascii_lower(path);
  if (lower.ends_with(".txt")) return {};
  std::string html(body);
  if (!lower.ends_with(".html") && !lower.ends_with(".htm")) {
    Result<std::string> rendered = markdown_to_html(body);
    if (!rendered) return {};
    html = std::move(*rendered);
  }
  const HtmlFacts facts = read_html_facts(html);
  return facts.heading.empty() ? facts.title : facts.heading;
}

// A slug's hyphens stand for spaces. In any other name they are the author's.
bool is_slug(std::string_view name) {
  return all_of(name,
                [](char c) { return (c >= 'a' && c <= 'z') || is_ascii_digit(c) || c == '-'; });
}

// The last part of the path that says something.
std::string title_of_path(std::string_view path) {
  std::string_view name = last_part(path);
  name = name.substr(0, name.rfind('.'));
  if (ascii_lower(name) == "index" && path.find('/') != std::string_view::npos) {
    name = last_part(folder_of(path));
  }
  std::string title = repair_utf8(without_date(name));
  if (is_slug(title)) std::replace(title.begin(), title.end(), '-', ' ');
  title = plain_text(title);
  return title.empty() ? plain_text(repair_utf8(path)) : title;
}

const Person& known(const Person& person, const Settings& settings) {
  if (!person.email.empty() || !person.uri.empty()) return person;
  const auto found = find_if(settings.authors_by_key,
                             [&](const KnownAuthor& author) { return author.key == person.name; });
  return found == nullptr ? person : found->person;
}

}  // namespace

Result<void> read_title(Names names, KeyReading& reading) {
  std::string title = plain_text(without_inline_tags(reading.fields.text(names)));
  if (title.empty()) title = clean_text(title_of_body(reading.file.path, reading.body));
  if (title.empty()) title = title_of_path(reading.file.path);
  reading.article.title = std::move(title);
  return {};
}

Result<void> read_authors(Names names, KeyReading& reading) {
  const Node::Member* one = reading.fields.find({names.front()});
  const Node::Member* several = reading.fields.find({names.back()});
  std::vector<Person> people;
  if (one != nullptr) people = read_people(one->value, PeopleInText::kOne);
  if (several != nullptr) {
    for (Person& person : read_people(several->value, PeopleInText::kSeveral)) {
      add_person(std::move(person), people);
    }
  }
  const Node::Member* member = one != nullptr ? one : several;
  if (member == nullptr) {
    const Node::Member* params = reading.fields.find({"params"});
    member = params == nullptr ? nullptr : member_of(params->value, {"author", "authors"});
    if (member != nullptr) people = read_people(member->value, PeopleInText::kOne);
  }
  std::vector<Person>& authors = reading.article.authors;
  for (const Person& person : people) add_person(known(person, reading.settings), authors);
  if (member != nullptr) limit_count(*member, authors, reading.diagnostics);
  return {};
}

// Some sites write summaries in HTML; others mean their angle brackets.
Result<void> read_summary(Names names, KeyReading& reading) {
  const std::string_view text = reading.fields.text(names);
  const bool is_html = text.find("</") != std::string_view::npos ||
                       text.find("<br") != std::string_view::npos ||
                       text.find("<p>") != std::string_view::npos;
  reading.article.summary = is_html ? clean_text(read_html_facts(text).text) : plain_text(text);
  return {};
}

}  // namespace feedgen
