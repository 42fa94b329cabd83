#include "config/setting_types.h"

#include <array>

#include "feed/formats.h"
#include "sites/generator.h"

namespace feedgen {

ValueType person_type() { return either(text_type(), map_of(text_type())); }

ValueType people_type() { return either(person_type(), list_of(person_type())); }

ValueType generator_type() {
  std::vector<std::string_view> words{"none"};
  for (const SiteGenerator* generator : site_generators()) words.push_back(generator->word);
  return choice_type(words);
}

ValueType ids_type() {
  std::vector<std::string_view> words{"permalink"};
  for (const SiteGenerator* generator : site_generators()) {
    if (generator->former_id != nullptr) words.push_back(generator->word);
  }
  return choice_type(words);
}

ValueType content_type() {
  constexpr std::array<std::string_view, 3> kWords{"full", "raw", "summary"};
  return choice_type(kWords);
}

ValueType formats_type() {
  std::vector<std::string_view> words;
  for (const FeedFormat* format : feed_formats()) words.push_back(format->word);
  return choices_type(words);
}

ValueType defaults_type() {
  return list_of(
      map_type({{"path", text_type()}, {"type", text_type()}, {"values", any_map_type()}}));
}

ValueType extra_type() {
  return map_type({{"namespaces", map_of(text_type())},
                   {"feed", any_map_type()},
                   {"entry", any_map_type()},
                   {"json", any_map_type()}});
}

ValueType places_type() { return map_of(either(text_type(), map_of(text_type()))); }

ValueType rewrites_type() {
  const ValueType one = map_type({{"from", text_type()}, {"to", text_type()}});
  return either(one, list_of(one));
}

ValueType feeds_type() {
  constexpr std::array<std::string_view, 2> kContents{"full", "summary"};
  const ValueType one = either(text_type(), map_type({{"family", text_type()},
                                                      {"name", text_type()},
                                                      {"keys", texts_type()},
                                                      {"only", texts_type()},
                                                      {"except", texts_type()},
                                                      {"where", any_map_type()},
                                                      {"title", text_type()},
                                                      {"limit", count_type()},
                                                      {"content", choice_type(kContents)},
                                                      {"formats", formats_type()},
                                                      {"archives", count_type()}}));
  return either(one, list_of(one));
}

}  // namespace feedgen
