#include "cli/options.h"

#include <algorithm>
#include <iterator>
#include <sstream>

#include <fmt/format.h>

#include "cli/help.h"
#include "feed/formats.h"
#include "support/catch.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

Options parsed(std::vector<std::string> words) {
  Result<Options> options = parse_options(std::move(words));
  REQUIRE(options);
  return *options;
}

}  // namespace

TEST_CASE("build is the default command and may be named") {
  CHECK(parsed({"a", "b", "-o", "out"}).articles == std::vector<std::string>{"a", "b"});
  CHECK(parsed({"build", "a"}).articles == std::vector<std::string>{"a"});
  CHECK(parsed({"./build"}).articles == std::vector<std::string>{"./build"});
  CHECK(parsed({"-o", "out", "--", "-odd"}).articles == std::vector<std::string>{"-odd"});
}

TEST_CASE("options are read") {
  const Options got = parsed({"a", "--limit", "0", "--format", "rss,json", "--content=summary",
                              "--jobs", "3", "--strict", "--dry-run", "--json", "-q", "-v",
                              "--color", "never", "--title", "T", "--base-url", "https://x.org"});
  CHECK(got.limit == 0U);
  CHECK(got.formats ==
        std::vector<const FeedFormat*>{format_of_word("rss"), format_of_word("json")});
  CHECK(got.content == ContentRule::kSummary);
  CHECK(got.jobs == 3);
  CHECK((got.strict && got.dry_run && got.json && got.quiet && got.verbose));
  CHECK(got.color == ColorRule::kNever);
  CHECK(got.title == "T");
  CHECK(got.base_url == "https://x.org");
}

TEST_CASE("an option with a list takes one word and leaves the articles alone") {
  const Options got = parsed({"--format", "atom, rss", "articles"});
  CHECK(got.formats ==
        std::vector<const FeedFormat*>{format_of_word("atom"), format_of_word("rss")});
  CHECK(got.articles == std::vector<std::string>{"articles"});
}

TEST_CASE("what is unknown or out of range is a usage error") {
  for (const std::vector<std::string>& words : {std::vector<std::string>{"--formt", "rss"},
                                                {"--format", "xml"},
                                                {"--jobs", "0"},
                                                {"--jobs", "x"},
                                                {"--limit", "-1"},
                                                {"--limit", "1e3"},
                                                {"--color", "mauve"},
                                                {"--content"}}) {
    CAPTURE(words);
    const Result<Options> options = parse_options(words);
    REQUIRE_FALSE(options);
    CHECK(options.error().kind == ErrorKind::kUsage);
    CHECK_FALSE(options.error().message.problem.empty());
    CHECK_FALSE(options.error().message.remedy.empty());
  }
}

TEST_CASE("help and version are texts to print") {
  CHECK(parsed({"build", "--help"}).text.find("Exit codes:") != std::string::npos);
  CHECK(parsed({"--version"}).text.starts_with("feedgen 0."));
  CHECK(parsed({"-V"}).text == parsed({"--version"}).text);
}

TEST_CASE("the version with -v names libraries and limits, in any order") {
  const std::string all = parsed({"--version", "--verbose"}).text;
  CHECK(all.starts_with(parsed({"--version"}).text));
  CHECK(all.find("yaml-cpp") != std::string::npos);
  CHECK(all.find("64 MiB") != std::string::npos);
  for (const std::vector<std::string>& words : {std::vector<std::string>{"-v", "-V"},
                                                {"-V", "-v"},
                                                {"-Vv"},
                                                {"-vV"},
                                                {"list", "-V", "-v"}}) {
    CAPTURE(words);
    CHECK(parsed(words).text == all);
  }
}

TEST_CASE("help fits a screen, and names all options and commands") {
  const std::string text = parsed({"--help"}).text;
  CHECK(std::count(text.begin(), text.end(), '\n') <= 40);
  const ProgramText program = program_text();
  for (const CommandText& command : program.commands) {
    CAPTURE(command.name);
    CHECK(text.find("feedgen " + command.name) != std::string::npos);
  }
  for (const OptionText& option : program.commands.front().options) {
    CAPTURE(option.names);
    CHECK(text.find(option.names.back()) != std::string::npos);
  }
  for (const HelpTopic& topic : help_topics()) {
    CAPTURE(topic.name);
    CHECK(text.find(topic.name) != std::string::npos);
    CHECK(parsed({"help", std::string(topic.name)}).text == topic.text);
  }
}

TEST_CASE("no line of help is wider than a terminal of 100 columns") {
  std::vector<std::string> texts{parsed({"--help"}).text, parsed({"help", "topics"}).text};
  for (const std::string_view name : command_names()) {
    texts.push_back(parsed({"help", std::string(name)}).text);
  }
  for (const HelpTopic& topic : help_topics()) texts.emplace_back(topic.text);
  for (const std::string& text : texts) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      CAPTURE(line);
      CHECK(count_code_points(line) <= 100);
    }
  }
}

TEST_CASE("help fits a narrower terminal, word by word the same") {
  std::vector<std::string> texts{parsed({"--help"}).text, parsed({"help", "topics"}).text};
  for (const std::string_view name : command_names()) {
    texts.push_back(parsed({"help", std::string(name)}).text);
  }
  for (const HelpTopic& topic : help_topics()) texts.emplace_back(topic.text);
  const auto words_of = [](const std::string& text) {
    std::istringstream words(text);
    return std::vector<std::string>{std::istream_iterator<std::string>(words), {}};
  };
  for (const std::string& text : texts) {
    CHECK(in_columns(text, 99) == text);
    CHECK(in_columns(text, 39) == text);
    for (const std::size_t columns : {80, 64}) {
      const std::string narrow = in_columns(text, columns);
      CHECK(words_of(narrow) == words_of(text));
      std::istringstream lines(narrow);
      for (std::string line; std::getline(lines, line);) {
        CAPTURE(line);
        CHECK(count_code_points(line) <= columns);
      }
    }
  }
}

TEST_CASE("in a narrower terminal, a line goes on below its own text") {
  const std::string term = "  --one FILE              ";
  const std::string text = term +
                           "Words that have no room in a line of a narrow terminal, so that\n" +
                           std::string(26, ' ') + "they go on\n  --two   Short\n\n" +
                           "A paragraph of two lines, of which the first is as long as lines are "
                           "in these texts, so that it\n" +
                           "goes on.\nAnother line.\n";
  CHECK(in_columns(text, 60) ==
        term + "Words that have no room in a line\n" + std::string(26, ' ') +
            "of a narrow terminal, so that\n" + std::string(26, ' ') +
            "they go on\n  --two   Short\n\n"
            "A paragraph of two lines, of which the first is as long as\n"
            "lines are in these texts, so that it goes on.\nAnother line.\n");
}

TEST_CASE("the list of topics names each with what it is about, and each command") {
  const std::string text = parsed({"help", "topics"}).text;
  for (const HelpTopic& topic : help_topics()) {
    CAPTURE(topic.name);
    CHECK(text.find(fmt::format("  {:<14}{}\n", topic.name, topic.summary)) != std::string::npos);
  }
  for (const std::string_view name : command_names()) {
    CHECK(text.find(fmt::format("  {:<14}", name)) != std::string::npos);
  }
}

TEST_CASE("what only a single build can do is no option of what builds again and again") {
  for (const char* option : {"--dry-run", "--strict", "--full", "--eject", "--generate"}) {
    CAPTURE(option);
    CHECK(parsed({"help", "build"}).text.find(option) != std::string::npos);
    CHECK(parsed({"help", "watch"}).text.find(option) == std::string::npos);
    CHECK(parsed({"help", "serve"}).text.find(option) == std::string::npos);
  }
  CHECK(parsed({"watch", "--ping", "--prune", "--inject"}).ping);
  CHECK_FALSE(parse_options({"serve", "--ping"}));
}

TEST_CASE("each word that completions offer for a value is one that the option takes") {
  std::size_t tried = 0;
  const ProgramText program = program_text();
  for (const CommandText& command : program.commands) {
    std::vector<std::string> words{command.name};
    if (command.name == "hook") words.push_back("install");
    if (command.name == "state") words.insert(words.end(), {"export", "a.state"});
    for (const OptionText& option : command.options) {
      if (option.is_argument() || option.is_value_optional) continue;
      for (const std::string& choice : option.choices) {
        CAPTURE(command.name, option.names.back(), choice);
        std::vector<std::string> whole = words;
        whole.insert(whole.end(), {option.names.back(), choice});
        CHECK(parse_options(whole));
        ++tried;
      }
      if (option.choices.empty()) continue;
      CHECK_FALSE(parse_options({command.name, option.names.back(), "mauve"}));
    }
  }
  CHECK(tried > 20);
}

TEST_CASE("help is a command, on itself and on the others") {
  CHECK(parsed({"help"}).text == parsed({"--help"}).text);
  CHECK(parsed({"help", "--json"}).text == parsed({"--help"}).text);
  for (const std::string_view name : command_names()) {
    CAPTURE(name);
    const std::string text = parsed({"help", std::string(name)}).text;
    CHECK_FALSE(text.empty());
    CHECK(text == parsed({std::string(name), "--help"}).text);
  }
  const Result<Options> unknown = parse_options({"help", "pnig"});
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().message.remedy == "did you mean \"ping\"?");
  CHECK(parse_options({"help", "topcs"}).error().message.remedy == "did you mean \"topics\"?");
  CHECK(parse_options({"help", "exit"}).error().message.remedy == "did you mean \"exit-codes\"?");
  CHECK(parse_options({"help", "xyzzy"}).error().message.remedy ==
        "feedgen help topics lists what there is help on");
  CHECK(parsed({"./help"}).articles == std::vector<std::string>{"./help"});
}

TEST_CASE("an unknown option is answered with the one that was meant") {
  const std::vector<std::pair<std::vector<std::string>, std::string>> table{
      {{"--out", "x"}, "did you mean \"--output\"?"},
      {{"--OUT=x"}, "did you mean \"--output\"?"},
      {{"--versoin"}, "did you mean \"--version\"?"},
      {{"--f", "rss"}, "did you mean \"--format\" or \"--full\"?"},
      {{"-O", "x"}, "did you mean \"-o\"?"},
      {{"list", "--jobs"}, "write: --jobs N"},
      {{"-x"}, "feedgen help build lists the options"},
      {{"-o"}, "write: --output DIR"},
      {{"--url", "x"}, "did you mean \"--base-url\"?"},
      {{"check", "--format", "github"}, "did you mean \"--output-format\"?"},
      {{"--wait"}, "feedgen ping takes it, feedgen build does not"},
      {{"list", "--strict"}, "feedgen build takes it, feedgen list does not"},
      {{"--xyzzy"}, "feedgen help build lists the options"},
      {{"ping", "--xyzzy"}, "feedgen ping --help lists the options"},
      {{"init", "a", "b"}, "name the site's folder alone"},
      {{"list", "--ids", "--problems"}, "give one of them"},
      {{"ping", "--now", "--status"}, "leave one out"},
  };
  for (const auto& [words, remedy] : table) {
    CAPTURE(words);
    const Result<Options> options = parse_options(words);
    REQUIRE_FALSE(options);
    CHECK(options.error().message.remedy == remedy);
  }
}

}  // namespace feedgen
