#include "format/json_writer.h"

#include <array>
#include <string>

#include <nlohmann/json.hpp>

#include "support/catch.h"

using feedgen::JsonWriter;
using Json = nlohmann::json;

namespace {

std::string document_with(std::string_view value) {
  JsonWriter json;
  {
    const auto document = json.object();
    json.text("a", value);
  }
  return json.finish();
}

}  // namespace

TEST_CASE("JSON has one member a line") {
  JsonWriter json;
  {
    const auto document = json.object();
    json.text("text", "t");
    json.number("number", 18446744073709551615U);
    {
      const auto list = json.array("list");
      json.text("a");
      { const auto empty = json.object(); }
      const auto object = json.object();
      json.text("b", "");
    }
    json.truth("truth", true);
    json.truth("lie", false);
    json.texts("texts", std::array<std::string, 2>{"b", "c"});
    { const auto empty = json.array("empty"); }
    const auto object = json.object("object");
  }
  CHECK(json.finish() == R"({
  "text": "t",
  "number": 18446744073709551615,
  "list": [
    "a",
    {},
    {
      "b": ""
    }
  ],
  "truth": true,
  "lie": false,
  "texts": [
    "b",
    "c"
  ],
  "empty": [],
  "object": {}
}
)");
}

TEST_CASE("JSON escapes what it must and nothing else") {
  CHECK(document_with("\"\\/\b\f\n\r\t\x01\x1F\x7F图👩<&") ==
        "{\n  \"a\": \"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\x7F图👩<&\"\n}\n");
}

TEST_CASE("a JSON parser reads back what was written") {
  std::string all;
  for (int i = 0; i < 3000; ++i) {
    all += static_cast<char>(i % 0x80);
    if (i % 7 == 0) all += "图👩‍👩‍👧\u2028";
  }
  for (const std::string& value : {all, std::string(), std::string(33, '"')}) {
    const Json read = Json::parse(document_with(value));
    CHECK(read.at("a") == value);
    // Another writer's bytes, for those who keep both.
    CHECK(read.dump(2) + '\n' == document_with(value));
  }
}
