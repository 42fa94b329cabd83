#include "format/secret_parts.h"

#include "support/catch.h"

using namespace feedgen;

TEST_CASE("what is protected is cut out, with its password") {
  const std::string_view text = GENERATE(
      "a{% prompt pw %}HIDDEN{% endprompt %}b", "a{%- encrypt \"pw\" -%}HIDDEN{%- endencrypt -%}b",
      "a{{% hugo-encryptor \"pw\" %}}HIDDEN{{% /hugo-encryptor %}}b",
      "a{{< hugo-encrypt pw >}}HIDDEN{{</hugo-encrypt>}}b",
      "a{{< fixit-encryptor pw >}}HIDDEN{{< /fixit-encryptor >}}b",
      "a{{< private >}}HIDDEN{{< /private >}}b", "a<encrypt password=pw>HIDDEN</encrypt>b",
      "a<!-- encrypt:start pw -->HIDDEN<!-- encrypt:end -->b",
      "a<!-- valaxy-encrypt-start:pw -->HIDDEN<!-- valaxy-encrypt-end -->b",
      "a<div class=\"hbe x\"><div>HIDDEN</div>pw</div>b",
      "a{% prompt pw %}HIDDEN{% prompt pw %}HIDDEN{% endprompt %}HIDDEN{% endprompt %}b",
      "a{{< login >}}HIDDEN{{< login >}}HIDDEN{{< /login >}}b");
  CAPTURE(text);
  const std::optional<WithoutSecrets> rest = without_secret_parts(text);
  REQUIRE(rest);
  CHECK(rest->text == "ab");
  CHECK(rest->parts.size() == 1);
}

TEST_CASE("a protected part that is never closed reaches to the end") {
  const std::string_view text =
      GENERATE("a{% prompt pw %}HIDDEN", "a{{< hugo-encrypt pw >}}\nHIDDEN",
               "a<!-- encrypt:start -->HIDDEN", "a<div class=\"hbe\">HIDDEN");
  CAPTURE(text);
  const std::optional<WithoutSecrets> rest = without_secret_parts(text);
  REQUIRE(rest);
  CHECK(rest->text.find("HIDDEN") == std::string::npos);
}

TEST_CASE("lines keep their numbers, and parts have their places") {
  const auto rest =
      without_secret_parts("a\n中{% prompt x %}\nb\n{% endprompt %}\nc {% encrypt %}");
  REQUIRE(rest);
  CHECK(rest->text == "a\n中\n\n\nc ");
  REQUIRE(rest->parts.size() == 2);
  CHECK(rest->parts[0].name == "{% prompt %}");
  CHECK(rest->parts[0].place == Place{{}, 2, 2});
  CHECK(rest->parts[1].place == Place{{}, 5, 3});
}

TEST_CASE("what protects nothing stays") {
  const std::string_view text = GENERATE(
      "", "a", "{% note %}a{% endnote %}", "{{< login >}} a", "{{< private />}}a{{< /x >}}",
      "{{% fixit-encryptor %}}a{{% /fixit-encryptor %}}", "`{% prompt x %}`",
      "```\n{% prompt x %}\na\n{% endprompt %}\n```", "- a\n\n  ~~~\n  {% prompt x %}\n  ~~~",
      "<code>{% prompt x %}</code>", "{% prompts %}a", "<hidden>a</hidden>", "<hide>",
      "<!-- encrypted -->a<!-- endtab -->", "<!-- private note -->a<!-- /private -->",
      "<!-- more -->", "{% prompt", "prompt encrypt");
  CAPTURE(text);
  CHECK_FALSE(without_secret_parts(text));
}

TEST_CASE("a protected container ends with its line of colons") {
  const auto rest =
      without_secret_parts("a\n::: encrypt pw\nHIDDEN\n::: tip\nHIDDEN\n:::\nHIDDEN\n:::\nb");
  REQUIRE(rest);
  CHECK(rest->text == "a\n\n\n\n\n\n\n\nb");
  CHECK_FALSE(without_secret_parts("::: tip\na\n:::\nb ::: encrypt"));
}

TEST_CASE("statements in indented code are read, as their generator reads them") {
  const auto rest =
      without_secret_parts("a\n\n    {% prompt x %}\n    HIDDEN\n    {% endprompt %}\n");
  REQUIRE(rest);
  CHECK(rest->text.find("HIDDEN") == std::string::npos);
}

TEST_CASE("openings and ends without number cost one pass") {
  const auto part =
      GENERATE("{{< login >}}", "{% private %}", "<hide>", "<!--", "{% prompt", "<!-- encrypt -->",
               "{{< ", "<div ", "\n::: encrypt", "\n:::", "{% prompt x %}{% endprompt %}");
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += part;
  CAPTURE(part);
  const auto rest = without_secret_parts(text);
  CHECK((!rest || rest->text.size() <= text.size()));
}

TEST_CASE("comments that end as they begin are passed") {
  CHECK_FALSE(without_secret_parts("a<!-->encrypt:start b"));
  CHECK_FALSE(without_secret_parts("a<!--->encrypt:start b"));
  const auto rest = without_secret_parts("<!--><!-- encrypt -->HIDDEN<!--><!-- /encrypt -->b");
  REQUIRE(rest);
  CHECK(rest->text == "<!-->b");
}
