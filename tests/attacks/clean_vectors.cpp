// Cleans each attack of the files named on the command line and prints them as JSON:
// [{"name": …, "source": …, "clean": …}]. An attack begins with a line "### name".
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "body/clean_html.h"
#include "text/utf8.h"
#include "text/xml_text.h"

namespace {

constexpr std::string_view kBegin = "### ";

nlohmann::json clean(const std::string& name, std::string_view source) {
  feedgen::Settings settings;
  settings.base_url = "https://site.example/blog/";
  const std::string text = feedgen::to_xml_text(feedgen::repair_utf8(source));
  const feedgen::Result<feedgen::CleanHtml> clean =
      feedgen::clean_html(text, {"https://site.example/blog/post/", settings});
  return {{"name", name}, {"source", text}, {"clean", clean ? clean->html : std::string()}};
}

void clean_file(const char* path, nlohmann::json& all) {
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  for (std::size_t at = text.find(kBegin); at != std::string::npos;) {
    const std::size_t line_end = text.find('\n', at);
    const std::size_t next = text.find("\n### ", line_end);
    const std::size_t end = next == std::string::npos ? text.size() - 1 : next;
    all.push_back(clean(text.substr(at + kBegin.size(), line_end - at - kBegin.size()),
                        std::string_view(text).substr(line_end + 1, end - line_end - 1)));
    at = next == std::string::npos ? next : next + 1;
  }
}

}  // namespace

int main(int count, char** paths) {
  nlohmann::json all = nlohmann::json::array();
  for (int i = 1; i < count; ++i) clean_file(paths[i], all);
  std::cout << all.dump(1) << '\n';
}
