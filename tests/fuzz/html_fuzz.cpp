// read_html_facts() and decode_character_references() make valid UTF-8 of any text.
#include <cstdint>
#include <cstdlib>

#include "format/html.h"
#include "text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace feedgen;
  const std::string text = repair_utf8({reinterpret_cast<const char*>(data), size});
  const HtmlFacts facts = read_html_facts(text);
  for (const std::string& fact : {facts.title, facts.heading, facts.text}) {
    if (!is_utf8(fact)) std::abort();
  }
  if (!is_utf8(decode_character_references(text))) std::abort();
  return 0;
}
