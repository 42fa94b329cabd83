// The man page, in the macros of man(7).
#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/generate.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

// As roff writes text: nothing in it is a request or an escape.
std::string roff(std::string_view text) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    const char32_t c = next_code_point(text, at);
    if (c == U'\\') {
      out += "\\e";
    } else if (c == U'-') {
      out += "\\-";
    } else if (c == U'"') {
      out += "\\(dq";
    } else if (c == U'\'') {
      out += "\\(aq";
    } else if (c >= 0x80) {
      out += fmt::format("\\[u{:04X}]", static_cast<std::uint32_t>(c));
    } else {
      out += static_cast<char>(c);
    }
  }
  return out;
}

// In lines of at most 80 characters, none of which is a request.
std::string paragraph(std::string_view text) {
  constexpr std::size_t kWidth = 79;
  std::string lines;
  std::string line;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    std::string word = roff(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (!line.empty() && line.size() + 1 + word.size() > kWidth)
      lines += std::exchange(line, {}) + '\n';
    if (line.empty() && word.starts_with('.')) word = "\\&" + word;
    line += (line.empty() ? "" : " ") + word;
  }
  return lines + line + '\n';
}

std::string bold(std::string_view text) { return fmt::format("\\fB{}\\fR", roff(text)); }
std::string italic(std::string_view text) { return fmt::format("\\fI{}\\fR", roff(text)); }

std::string tagged(const std::string& tag, std::string_view says) {
  return fmt::format(".TP\n{}\n{}", tag, paragraph(says));
}

std::string sentence(std::string_view phrase) {
  std::string text(phrase);
  if (!text.empty() && text.back() != '.') text += '.';
  return text;
}

std::string tag_of(const OptionText& option) {
  if (option.is_argument()) {
    return italic(option.names.front()) + (option.takes_several ? " .\\|.\\|." : "");
  }
  std::string tag;
  for (const std::string& name : option.names) tag += (tag.empty() ? "" : ", ") + bold(name);
  if (option.value.empty()) return tag;
  return tag + (option.is_value_optional ? fmt::format("[={}]", italic(option.value))
                                         : " " + italic(option.value));
}

std::string options(const std::vector<OptionText>& all, std::string_view group) {
  std::string text;
  for (const OptionText& option : all) {
    if (option.group == group) text += tagged(tag_of(option), sentence(option.description));
  }
  return text;
}

std::vector<std::string> groups_of(const CommandText& command) {
  std::vector<std::string> groups;
  for (const OptionText& option : command.options) {
    if (is_of_every_command(option)) continue;
    if (std::find(groups.begin(), groups.end(), option.group) == groups.end()) {
      groups.push_back(option.group);
    }
  }
  return groups;
}

// A paragraph, or terms with what is said of them.
std::string prose(const std::vector<std::string>& lines) {
  std::string text;
  std::size_t i = 0;
  while (i < lines.size()) {
    std::string joined;
    const bool is_term = i + 1 < lines.size() && lines[i + 1].starts_with("  ");
    if (is_term) {
      text += fmt::format(".TP\n{}\n", bold(lines[i++]));
      while (i < lines.size() && lines[i].starts_with("  ")) {
        joined += fmt::format("{}{}", joined.empty() ? "" : " ", trim(lines[i++]));
      }
      text += paragraph(joined);
      continue;
    }
    while (i < lines.size() && !(i + 1 < lines.size() && lines[i + 1].starts_with("  "))) {
      joined += fmt::format("{}{}", joined.empty() ? "" : " ", lines[i++]);
    }
    text += ".PP\n" + paragraph(joined);
  }
  return text;
}

std::string rows(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) {
    const TextRow row = text_row(line);
    text += row.says.empty() ? fmt::format(".TP\n{}\n\\&\n", bold(row.term))
                             : tagged(bold(row.term), sentence(row.says));
  }
  return text;
}

std::string usage(const ProgramText& program, const CommandText& command, bool is_named) {
  std::string text = fmt::format("{}{} [{}]", bold(program.name),
                                 is_named ? " " + bold(command.name) : "", italic("OPTIONS"));
  for (const OptionText& option : command.options) {
    if (!option.is_argument()) continue;
    text += fmt::format(" [{}{}]", italic(option.names.front()),
                        option.takes_several ? " .\\|.\\|." : "");
  }
  return text;
}

struct ManSection {
  std::string_view heading;  // in footers
  std::string_view title;
};
constexpr ManSection kOwnSections[]{
    {"Exit codes", "EXIT STATUS"},
    {"Files", "FILES"},
    {"Environment", "ENVIRONMENT"},
    {"Examples", "EXAMPLES"},
};

std::string command_section(const ProgramText& program, const CommandText& command) {
  std::string text =
      fmt::format(".SS {}\n{}\n.PP\n{}", roff(program.name + " " + command.name),
                  usage(program, command, true), paragraph(collapse_space(command.description)));
  for (const std::string& group : groups_of(command)) text += options(command.options, group);
  for (const TextSection& section : text_sections(command.footer)) {
    if (section.heading.empty()) {
      text += prose(section.lines);
    } else {
      text += fmt::format(".PP\n{}:\n", roff(section.heading)) + rows(section.lines);
    }
  }
  return text;
}

}  // namespace

std::string write_man_page(const ProgramText& program) {
  const CommandText& first = program.commands.front();
  std::string text = fmt::format(
      ".\\\" Written by {0} \\-\\-generate man.\n.TH {1} 1 \"{5}\" \"{0} {2}\" \"User Commands\"\n"
      ".SH NAME\n{0} \\- {3}\n.SH SYNOPSIS\n{4}\n",
      program.name, upper_case(program.name), program.version, roff(first.summary),
      usage(program, first, false), program.date);
  for (const CommandText& command : program.commands) {
    if (&command != &first) text += ".br\n" + usage(program, command, true) + "\n";
  }
  text += fmt::format(".SH DESCRIPTION\n{}", paragraph(collapse_space(first.description)));
  const std::vector<TextSection> sections = text_sections(first.footer);
  for (const TextSection& section : sections) {
    if (section.heading.empty()) text += prose(section.lines);
  }
  text += ".SH OPTIONS\n";
  for (const std::string& group : groups_of(first)) {
    if (!group.empty()) text += fmt::format(".SS {}\n", roff(group));
    text += options(first.options, group);
  }
  text += fmt::format(".SS {}\n", roff(kEveryCommand)) + options(first.options, kEveryCommand);
  text += ".SH COMMANDS\n";
  text += fmt::format("Without the name of a command, {} is meant.\n", bold(first.name));
  for (const CommandText& command : program.commands) {
    if (&command != &first) text += command_section(program, command);
  }
  text += fmt::format(".PP\n{} explains, beside the commands, these topics:\n",
                      bold(program.name + " help") + " " + italic("TOPIC"));
  text += paragraph(fmt::format("{}.", fmt::join(program.topics, ", ")));
  for (const ManSection& own : kOwnSections) {
    for (const TextSection& section : sections) {
      if (section.heading != own.heading) continue;
      text += fmt::format(".SH {}\n", own.title) + rows(section.lines);
    }
  }
  return text;
}

}  // namespace feedgen
