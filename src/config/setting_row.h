// A row of the table of settings, of which one member of Settings is the value.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "config/settings_digest.h"
#include "config/settings_table.h"
#include "config/typed_reader.h"

namespace feedgen {

template <auto member>
Setting row(std::string_view name, TypedReader reader, Affects affects, std::string comment,
            std::string example, std::string_view also = {}) {
  const auto put = [](const Settings& settings, Digester& digester) {
    digester.put(settings.*member);
  };
  return {name,
          reader.read,
          put,
          std::move(reader.type),
          affects,
          std::move(comment),
          std::move(example),
          also};
}

}  // namespace feedgen
