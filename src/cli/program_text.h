// What the program says of itself, as plain values: its commands and their options, read out of the
// one definition that the command line is parsed by. Help, the man page and the completions of
// shells are written from it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace feedgen {

/// What a shell offers for a value, beside its choices.
enum class Offers { kNothing, kFiles, kFolders, kCommands, kBuildOptions };

struct OptionText {
  /// With their dashes, the short one first; of an argument its name, such as ARTICLES.
  std::vector<std::string> names;
  std::string value;                 ///< what it is called, such as FILE; empty: it takes none
  bool is_value_optional = false;    ///< given as --name=value
  bool takes_several = false;        ///< of an argument: as many as there are
  std::string description;           ///< a phrase, without a full stop
  std::string group;                 ///< a heading; that of all commands is kEveryCommand
  std::vector<std::string> choices;  ///< the words that it takes; empty: any
  bool is_list = false;              ///< of choices, with commas between them
  Offers offers = Offers::kNothing;

  bool is_argument() const { return !names.empty() && !names.front().starts_with('-'); }
};

inline constexpr std::string_view kEveryCommand = "Every command";

struct CommandText {
  std::string name;
  std::string summary;  ///< a phrase for lists of commands
  std::string description;
  std::string footer;  ///< paragraphs, and sections such as "Examples:" (text_sections())
  std::vector<OptionText> options;
};

struct ProgramText {
  std::string name;
  std::string version;
  std::string date;                   ///< of the version, as YYYY-MM-DD
  std::vector<CommandText> commands;  ///< the first need not be named
  std::vector<std::string> topics;    ///< of help, beside the commands
};

/// A part of a text: prose has no heading. Lines of prose that begin a term are followed by lines
/// that begin with two spaces.
struct TextSection {
  std::string heading;  ///< without its colon
  std::vector<std::string> lines;
};

/// The parts of a footer: a heading is a line that ends with a colon, before indented lines.
std::vector<TextSection> text_sections(std::string_view text);

/// A line of a section as "  term   what is said of it"; the second is empty where it is not there.
struct TextRow {
  std::string term;
  std::string says;
};
TextRow text_row(std::string_view line);

/// The option's own name, without a short one: the last.
const std::string& long_name(const OptionText& option);

/// Whether all commands take it.
bool is_of_every_command(const OptionText& option);

}  // namespace feedgen
