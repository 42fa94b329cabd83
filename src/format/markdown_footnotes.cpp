#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "format/markdown_parts.h"
#include "format/markdown_steps.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr std::size_t kIndent = 4;  // columns, of what belongs to a note

struct MarkdownNote {
  std::string label;  // in lower case
  std::string text;   // Markdown, without the indentation
  TextRange lines;    // where it stands
};

struct Line {
  std::string_view text;  // without its end
  std::size_t begin = 0;
  std::size_t end = 0;  // behind the line's end
};

Line line_at(std::string_view markdown, std::size_t begin) {
  const std::size_t newline = markdown.find('\n', begin);
  const std::size_t end = newline == std::string_view::npos ? markdown.size() : newline;
  return {markdown.substr(begin, end - begin), begin, std::min(end + 1, markdown.size())};
}

bool is_blank(const Line& line) { return trim(line.text).empty(); }

// The bytes of at most four columns of indentation.
std::size_t indentation(std::string_view line) {
  std::size_t columns = 0;
  std::size_t bytes = 0;
  while (columns < kIndent && bytes < line.size() && (line[bytes] == ' ' || line[bytes] == '\t')) {
    columns = line[bytes] == '\t' ? kIndent : columns + 1;
    ++bytes;
  }
  return bytes;
}

bool is_indented(std::string_view line) {
  const std::size_t bytes = indentation(line);
  return bytes == kIndent || (bytes > 0 && line[bytes - 1] == '\t');
}

// The label of "[^label]" at the beginning of `text`, as it is written; empty if there is none.
std::string_view note_label(std::string_view text) {
  if (!text.starts_with("[^")) return {};
  const std::size_t end = text.find_first_of("[] \t\r\n", 2);
  if (end == std::string_view::npos || text[end] != ']') return {};
  return text.substr(2, end - 2);
}

// A line that can't belong to the paragraph above it.
bool begins_block(std::string_view line) {
  line = trim(line);
  if (line.empty() || !note_label(line).empty()) return true;
  if (line.starts_with("```") || line.starts_with("~~~")) return true;
  if (std::string_view("#>|<").find(line.front()) != std::string_view::npos) return true;
  return std::string_view("-*+").find(line.front()) != std::string_view::npos &&
         (line.size() == 1 || line[1] == ' ' || line[1] == line[0]);
}

bool is_definition(const Line& line, const MarkdownParts& parts) {
  if (is_indented(line.text)) return false;
  const std::string_view text = line.text.substr(indentation(line.text));
  const std::string_view label = note_label(text);
  if (label.empty() || !text.substr(label.size() + 3).starts_with(':')) return false;
  const std::size_t at = line.begin + (line.text.size() - text.size());
  return range_at(parts.code, at) == nullptr && range_at(parts.html, at) == nullptr;
}

// Takes the definition's line and all that belongs to it.
MarkdownNote take_note(std::string_view markdown, Line line) {
  MarkdownNote note;
  std::string_view text = line.text.substr(indentation(line.text));
  const std::string_view label = note_label(text);
  note.label = ascii_lower(label);
  note.text = trim(text.substr(label.size() + 4));
  note.lines = {line.begin, line.end};
  std::string blank_lines;
  bool follows_blank = false;
  while (line.end < markdown.size()) {
    line = line_at(markdown, line.end);
    if (is_blank(line)) {
      blank_lines += '\n';
      follows_blank = true;
      continue;
    }
    if (!is_indented(line.text) && (follows_blank || begins_block(line.text))) break;
    note.text += blank_lines + '\n';
    note.text += line.text.substr(indentation(line.text));
    note.lines.end = line.end;
    blank_lines.clear();
    follows_blank = false;
  }
  return note;
}

// In the order of their places.
std::vector<MarkdownNote> find_notes(std::string_view markdown, const MarkdownParts& parts) {
  std::vector<MarkdownNote> notes;
  for (std::size_t begin = 0; begin < markdown.size();) {
    const Line line = line_at(markdown, begin);
    begin = line.end;
    if (!is_definition(line, parts)) continue;
    notes.push_back(take_note(markdown, line));
    begin = notes.back().lines.end;
  }
  return notes;
}

// The text without its notes, and behind it the notes as a list. If a fence or a comment is still
// open at the end of the text, the list would become a part of it, and there is no place for notes.
class Arrangement {
 public:
  Arrangement(std::string_view markdown, std::vector<MarkdownNote> notes)
      : notes_(std::move(notes)) {
    std::size_t copied = 0;
    for (const MarkdownNote& note : notes_) {
      text_ += markdown.substr(copied, note.lines.begin - copied);
      text_ += '\n';
      copied = note.lines.end;
    }
    text_ += markdown.substr(copied);
    text_ += "\n\n";
    body_end_ = text_.size();
    for (std::size_t i = 0; i < notes_.size(); ++i) {
      by_label_.emplace(notes_[i].label, i);
      pieces_.push_back(append_item(marker_of(i), notes_[i].text, text_));
    }
    parts_ = find_markdown_parts(text_);
  }

  bool has_place_for_notes() const {
    return range_at(parts_.code, body_end_) == nullptr &&
           range_at(parts_.html, body_end_) == nullptr;
  }

  MarkdownSource arrange() {
    MarkdownSource arranged;
    copy({0, body_end_}, arranged);
    std::vector<MarkdownSource> items;
    for (std::size_t i = 0; i < order_.size(); ++i) {
      copy(pieces_[order_[i]], items.emplace_back());
    }
    if (!items.empty()) append_notes(items, arranged);
    return arranged;
  }

 private:
  static std::string marker_of(std::size_t index) { return std::to_string(index + 1) + ". "; }

  // "1. text", with the other lines indented. Returns where the item's text stands.
  static TextRange append_item(const std::string& marker, std::string_view note,
                               std::string& text) {
    text += marker;
    const std::size_t begin = text.size();
    for (std::size_t i = 0; i < note.size(); ++i) {
      text += note[i];
      const bool is_line_end = note[i] == '\n' && i + 1 < note.size() && note[i + 1] != '\n';
      if (is_line_end) text.append(marker.size(), ' ');
    }
    const std::size_t end = text.size();
    text += "\n\n";
    return {begin, end};
  }

  // Copies a piece of the text, and makes marks of its references.
  void copy(TextRange piece, MarkdownSource& to) {
    const std::string_view text = text_;
    std::size_t copied = piece.begin;
    const auto first = std::lower_bound(
        parts_.prose.begin(), parts_.prose.end(), piece.begin,
        [](const ProseRange& range, std::size_t place) { return range.end <= place; });
    for (auto prose = first; prose != parts_.prose.end() && prose->begin < piece.end; ++prose) {
      for (std::size_t at = prose->begin; at < prose->end; ++at) {
        at = text.substr(0, prose->end).find("[^", at);
        if (at == std::string_view::npos) break;
        const std::string_view label = note_label(text.substr(at));
        if (label.empty() || is_escaped_at(text_, at)) continue;
        const auto note = by_label_.find(ascii_lower(label));
        if (note == by_label_.end()) continue;
        to.text.append(text_, copied, at - copied);
        to.marks.push_back({to.text.size(), MarkdownMark::Kind::kHtml, refer_to(note->second), {}});
        to.text += kSpanMark;
        copied = at + label.size() + 3;
        at = copied - 1;
      }
    }
    to.text.append(text_, copied, piece.end - copied);
  }

  // The HTML of a reference.
  std::string refer_to(std::size_t note) {
    const auto [known, is_new] = numbers_.emplace(note, order_.size() + 1);
    if (is_new) {
      order_.push_back(note);
      returns_.emplace_back();
      references_.push_back(0);
    }
    const std::string number = std::to_string(known->second);
    const std::size_t count = ++references_[known->second - 1];
    const std::string id =
        "fnref-" + number + (count == 1 ? std::string() : '-' + std::to_string(count));
    std::string& back = returns_[known->second - 1];
    if (count > 1) back += ' ';
    back +=
        "<a href=\"#" + id + "\" class=\"footnote-backref\">↩\xEF\xB8\x8E";  // as text, no emoji
    if (count > 1) back += "<sup>" + std::to_string(count) + "</sup>";
    back += "</a>";
    return "<sup class=\"footnote-ref\"><a href=\"#fn-" + number + "\" id=\"" + id + "\">" +
           number + "</a></sup>";
  }

  void append_notes(const std::vector<MarkdownSource>& items, MarkdownSource& to) {
    to.marks.push_back({to.text.size(), MarkdownMark::Kind::kNotes, {}, {}});
    to.text += kBlockMark;
    to.text += "\n\n";
    for (std::size_t i = 0; i < items.size(); ++i) {
      append_note(marker_of(order_[i]), marker_of(i), items[i], to);
    }
    to.note_returns = returns_;
  }

  // The text was indented for another marker, which may be shorter or longer.
  static void append_note(const std::string& old_marker, const std::string& marker,
                          const MarkdownSource& item, MarkdownSource& to) {
    MarkdownSource source = item;
    std::vector<MarkdownEdit> edits{{0, 0, marker, std::nullopt}};
    for (std::size_t at = source.text.find('\n');
         at != std::string::npos && at + 1 < source.text.size();
         at = source.text.find('\n', at + 1)) {
      if (source.text[at + 1] == '\n') continue;
      edits.push_back(
          {at + 1, at + 1 + old_marker.size(), std::string(marker.size(), ' '), std::nullopt});
    }
    apply_edits(edits, source);
    for (MarkdownMark& mark : source.marks) {
      mark.at += to.text.size();
      to.marks.push_back(std::move(mark));
    }
    to.text += source.text + "\n\n";
  }

  std::vector<MarkdownNote> notes_;
  std::string text_;
  std::size_t body_end_ = 0;
  std::vector<TextRange> pieces_;  // of text_, one for each note
  MarkdownParts parts_;
  std::map<std::string, std::size_t, std::less<>> by_label_;
  std::map<std::size_t, std::size_t> numbers_;  // of the notes that are referred to
  std::vector<std::size_t> order_;              // the notes, by their numbers
  std::vector<std::size_t> references_;         // how many, by number
  std::vector<std::string> returns_;            // by number
};

// Behind the bracket that closes the one at `open`; npos: none does in this paragraph.
std::size_t end_of_note_in_text(std::string_view text, std::size_t open) {
  constexpr std::size_t kLongest = 2000;
  std::size_t depth = 0;
  const std::size_t last = std::min(text.size(), open + kLongest);
  for (std::size_t at = open; at < last; ++at) {
    if (text[at] == '\n' && at + 1 < last && text[at + 1] == '\n') break;
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '[') {
      ++depth;
    } else if (text[at] == ']' && --depth == 0) {
      return at + 1;
    }
  }
  return std::string_view::npos;
}

}  // namespace

void name_notes_in_text(std::string& text) {
  constexpr std::size_t kMostLooked = 10'000;
  const MarkdownParts parts = find_markdown_parts(text);
  std::size_t looked = 0;
  std::string changed;
  std::string notes;
  std::size_t copied = 0;
  std::size_t number = 0;
  for (const ProseRange& prose : parts.prose) {
    for (std::size_t at = std::max(prose.begin, copied); at < prose.end; ++at) {
      at = std::string_view(text).substr(0, prose.end).find("^[", at);
      if (at == std::string_view::npos || ++looked > kMostLooked) break;
      if (is_escaped_at(text, at) || (at > 0 && text[at - 1] == '[')) continue;
      const std::size_t end = end_of_note_in_text(text, at + 1);
      if (end == std::string_view::npos) continue;
      const std::string label = "[^note-in-text-" + std::to_string(++number) + ']';
      std::string note = text.substr(at + 2, end - at - 3);
      std::replace(note.begin(), note.end(), '\n', ' ');
      changed += text.substr(copied, at - copied) + label;
      notes += "\n\n" + label + ": " + note;
      copied = end;
      at = end - 1;
    }
  }
  if (notes.empty()) return;
  changed += text.substr(copied) + notes + '\n';
  // Where a fence or a comment is still open, the notes would become a part of it.
  const MarkdownParts after = find_markdown_parts(changed);
  const std::size_t first = changed.size() - notes.size() + 1;
  const bool has_place =
      range_at(after.code, first) == nullptr && range_at(after.html, first) == nullptr;
  if (has_place) text = std::move(changed);
}

void arrange_footnotes(MarkdownSource& source) {
  std::vector<MarkdownNote> notes = find_notes(source.text, find_markdown_parts(source.text));
  if (notes.empty()) return;
  Arrangement arrangement(source.text, std::move(notes));
  if (arrangement.has_place_for_notes()) source = arrangement.arrange();
}

}  // namespace feedgen
