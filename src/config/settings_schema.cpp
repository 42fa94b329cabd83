#include "config/settings_schema.h"

#include <fmt/format.h>

#include "config/settings_table.h"
#include "format/json_writer.h"

namespace feedgen {
namespace {

void write(std::string_view name, const Setting& setting, JsonWriter& json) {
  const auto property = json.object(name);
  json.text("description", fmt::format("{} Takes {}. Example: {}", setting.comment,
                                       setting.type.words, setting.example));
  // A name without a value keeps its default.
  json.literal("anyOf", fmt::format(R"([{}, {{"type": "null"}}])", setting.type.schema));
}

}  // namespace

std::string settings_schema() {
  JsonWriter json;
  {
    const auto top = json.object();
    json.text("$schema", "http://json-schema.org/draft-07/schema#");
    json.text("title", "feedgen.yaml");
    json.text("description", "Settings of feedgen; written by feedgen --generate schema");
    json.literal("type", R"(["object", "null"])");
    json.truth("additionalProperties", false);
    const auto properties = json.object("properties");
    for (const Setting& setting : settings_table()) {
      write(setting.name, setting, json);
      if (!setting.also.empty()) write(setting.also, setting, json);
    }
  }
  return json.finish();
}

}  // namespace feedgen
