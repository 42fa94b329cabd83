// Facts of one article, for the tests of the dialects.
#pragma once

#include <map>
#include <string>

#include "sites/generator.h"

namespace feedgen {

struct SiteFacts {
  std::string path;
  std::map<std::string, std::string> fields;
  std::vector<CategoryPath> categories;
  std::string section;
  std::chrono::local_seconds local = std::chrono::local_days{std::chrono::year{2021} / 7 / 9} +
                                     std::chrono::hours{3} + std::chrono::minutes{4} +
                                     std::chrono::seconds{5};

  AddressFacts facts() const {
    AddressFacts facts;
    facts.path = path;
    facts.section = section;
    facts.categories = &categories;
    facts.published = Instant{local.time_since_epoch()};
    facts.local = local;
    facts.written = local;
    facts.field = [this](std::string_view name) {
      const auto found = fields.find(std::string(name));
      return found == fields.end() ? std::string_view() : std::string_view(found->second);
    };
    return facts;
  }
};

}  // namespace feedgen
